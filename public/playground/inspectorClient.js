/** The inspector's side of the server: its stream of events, the clock and the faults, over `/playground/...`. */

const EVENTS = ['state', 'turn', 'notice', 'clock', 'changes'];

/** `on` has a listener for each of the events. A hidden tab lets go of its connection; a new one begins with the whole state. */
export function watchProduct(on) {
  let source = null;
  const disconnect = () => {
    source?.close();
    source = null;
  };
  const connect = () => {
    disconnect();
    source = new EventSource('/playground/events');
    for (const name of EVENTS) source.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
  connect();
}

async function send(path, method, content) {
  const response = await fetch(`/playground/${path}`, {
    method,
    ...(content === undefined
      ? {}
      : { body: JSON.stringify(content), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(`the playground answered ${response.status}`);
  return response.json();
}

export const moveClock = (moveByMs) => send('clock', 'POST', { moveByMs });
export const switchFaultOn = (name) => send('faults', 'POST', { name });
export const switchFaultsOff = () => send('faults', 'DELETE');
