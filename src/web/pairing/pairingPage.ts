/** The pairing page itself: its words, its look and the few lines that keep it up to date; `pairing.ts` sends them. */

const LAMPS = [
  ['launching', 'Browser started'],
  ['qr', 'Waiting for the phone'],
  ['authenticated', 'Phone linked'],
  ['ready', 'Answering patients'],
] as const;

const lamps = LAMPS.map(
  ([phase, words]) => `<li data-phase="${phase}"><i aria-hidden="true"></i>${words}</li>`,
);

export const PAIRING_PAGE = `<!doctype html>
<html lang="en-IN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Link WhatsApp · Clinic Frontdesk</title>
<link rel="stylesheet" href="/whatsapp/page.css">
<script type="module" src="/whatsapp/page.js"></script>
</head>
<body>
<main>
<h1>Link WhatsApp</h1>
<ol class="lamps" id="lamps" aria-label="Phases">${lamps.join('')}</ol>
<p id="words" role="status" aria-live="polite">Asking…</p>
<p id="sign" class="note"></p>
<div id="code" hidden><img alt="Code to scan with WhatsApp" width="280" height="280"></div>
<ol class="steps" id="steps" hidden>
<li>On the clinic’s phone open WhatsApp, then Settings, then Linked devices.</li>
<li>Choose “Link a device” and scan the code. It is renewed by itself.</li>
</ol>
<form id="by-number" hidden>
<label for="phone">No camera? The phone’s number, with the country code</label>
<div class="row"><input id="phone" name="phone" type="tel" inputmode="numeric" placeholder="919812345678" autocomplete="off"><button type="submit">Get a code</button></div>
<output id="number-code"></output>
</form>
<div class="row">
<button type="button" id="start" hidden>Show a new code</button>
<button type="button" id="unlink" class="risky" hidden>Unlink this phone</button>
</div>
<p class="note">A number that is linked like this can be banned by WhatsApp. The official Cloud API cannot: see “WhatsApp” in the operator’s guide.</p>
</main>
</body>
</html>
`;

export const PAIRING_STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#eef3f1, #0d1513); color: light-dark(#14211c, #e6efeb); }
main { max-width: 30rem; margin: 2rem auto; padding: 1.5rem; background: light-dark(#fff, #17211e); border-radius: 1.25rem; border: 1px solid light-dark(#d4dfda, #2c3a35); }
h1 { margin: 0 0 1rem; font-size: 1.4rem; }
.lamps { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.3rem; color: light-dark(#50625a, #a9bbb3); }
.lamps i { display: inline-block; width: 0.75rem; height: 0.75rem; margin-right: 0.6rem; border-radius: 50%; border: 1px solid light-dark(#7b8d85, #71847b); }
.lamps .is-on { color: inherit; font-weight: 600; }
.lamps .is-on i { background: light-dark(#0b6e56, #57d3b0); border-color: transparent; }
#words { font-weight: 600; }
#code img { display: block; width: min(100%, 17.5rem); margin: 0 auto; background: #fff; border-radius: 0.75rem; }
.steps { padding-left: 1.2rem; }
.row { display: flex; gap: 0.5rem; flex-wrap: wrap; margin-block: 0.5rem; }
input { flex: 1; min-width: 10rem; }
input, button { font: inherit; padding: 0.5rem 0.8rem; border-radius: 0.6rem; border: 1px solid light-dark(#7b8d85, #71847b); background: transparent; color: inherit; }
button { background: light-dark(#0b6e56, #57d3b0); color: light-dark(#fff, #06231b); border-color: transparent; font-weight: 600; cursor: pointer; }
button.risky { background: transparent; color: light-dark(#a4262c, #ff9ea2); border-color: currentColor; }
output { display: block; font: 700 1.5rem/1.4 ui-monospace, monospace; letter-spacing: 0.12em; }
.note { color: light-dark(#50625a, #a9bbb3); font-size: 0.87rem; }
[hidden] { display: none !important; }
`;

export const PAIRING_SCRIPT = `const byId = (id) => document.getElementById(id);
const ORDER = ['launching', 'qr', 'authenticated', 'ready'];
const PHASES = {
  stopped: 'WhatsApp is stopped.',
  launching: 'The browser is starting…',
  qr: 'Scan this code with the clinic’s phone.',
  authenticated: 'Linked. Chats are being loaded…',
  ready: 'WhatsApp is linked, and patients are answered.',
  waiting: 'Something went wrong; it is tried again by itself.',
  needs_staff: 'WhatsApp needs you.',
};
const TROUBLES = {
  unreachable: 'WhatsApp cannot be reached from this machine. Is the internet connection up?',
  not_whatsapp: 'The page that came is not WhatsApp, or it took too long.',
  no_browser: 'No Chromium was found. Install it, or set CHROMIUM_PATH.',
  browser_died: 'The browser ended unexpectedly.',
  page_crashed: 'The page of WhatsApp crashed.',
  auth_failure: 'WhatsApp refused the saved session.',
  disconnected: 'WhatsApp ended the connection.',
  logged_out: 'The phone has unlinked this device. Show a new code to link it again.',
  qr_not_scanned: 'Nobody scanned the code for a while, so it was taken away.',
  too_slow: 'It took too long.',
  silent: 'WhatsApp did not answer any more.',
  deaf: 'WhatsApp was connected, but told of no messages.',
  ended: 'The WhatsApp process ended unexpectedly.',
  failed: 'It failed; the log says more.',
};
const post = (path, content = {}) =>
  fetch('/whatsapp/' + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) });

function show({ phase, trouble, code, lastSignAt }) {
  const reached = ORDER.indexOf(phase);
  for (const lamp of byId('lamps').children) lamp.classList.toggle('is-on', ORDER.indexOf(lamp.dataset.phase) <= reached);
  byId('words').textContent = [PHASES[phase] ?? phase, trouble === null || phase === 'ready' ? '' : TROUBLES[trouble] ?? ''].join(' ').trim();
  byId('sign').textContent = phase === 'ready' && lastSignAt !== null ? 'Last sign from WhatsApp: ' + new Date(lastSignAt).toLocaleTimeString() : '';
  byId('code').hidden = code === null;
  if (code !== null) byId('code').firstElementChild.src = 'data:image/svg+xml;utf8,' + encodeURIComponent(code);
  byId('steps').hidden = byId('by-number').hidden = phase !== 'qr';
  byId('start').hidden = phase !== 'needs_staff' && phase !== 'stopped';
  byId('unlink').hidden = phase !== 'ready';
}

async function look() {
  const response = await fetch('/whatsapp/state').catch(() => null);
  if (response?.ok) show(await response.json());
  else byId('words').textContent = response?.status === 403 ? 'This visit is over. Ask the clinic’s bot for a new link.' : 'The server does not answer.';
}
setInterval(look, 2000);
void look();
byId('start').addEventListener('click', () => post('start').then(look));
byId('unlink').addEventListener('click', () => {
  if (confirm('Unlink the phone? Patients on WhatsApp get no answer until it is linked again.')) void post('unlink').then(look);
});
byId('by-number').addEventListener('submit', async (event) => {
  event.preventDefault();
  const response = await post('code', { phone: byId('phone').value });
  const { code, error } = await response.json();
  byId('number-code').textContent = code ?? error;
});
`;
