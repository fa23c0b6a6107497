// Sandbox, Razorpay: the few lines of script on the pay page; without them the page works and only does not count down.

/** Counts the seconds down, looks every few seconds whether the link was closed, and keeps a form from going out twice. */
export const PAY_PAGE_SCRIPT = `
(() => {
  const left = document.getElementById('left');
  if (left) {
    const end = performance.now() + Number(left.dataset.seconds) * 1000;
    const show = () => {
      const seconds = Math.max(0, Math.round((end - performance.now()) / 1000));
      left.textContent = '(' + Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0') + ' left)';
    };
    show();
    setInterval(show, 1000);
  }
  const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(location.pathname + '/status').catch(() => undefined);
    if (!answer || !answer.ok) return;
    const { status } = await answer.json();
    if (status !== 'created' && status !== 'partially_paid') location.replace(location.pathname);
  };
  if (document.querySelector('.panel')) setInterval(look, 5000);
  for (const form of document.forms) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = 'yes';
    });
  }
  addEventListener('pageshow', () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
})();
`;
