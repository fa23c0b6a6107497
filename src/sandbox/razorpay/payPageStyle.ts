// Sandbox, Razorpay: the look of the pay page, for a phone first (360 px) and for light and dark.

export const PAY_PAGE_STYLE = `
:root {
  --ink: #14213d; --soft: #55607a; --paper: #fff; --ground: #eef2f9; --line: #d5dceb;
  --brand: #1746b8; --on-brand: #fff; --good: #0b6b3a; --good-ground: #e3f5ea; --bad: #a3231b; --bad-ground: #fdeceb;
  --warn-ground: #fff3cd; --warn-ink: #5c4400;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8edf8; --soft: #a9b4cc; --paper: #161d2e; --ground: #0b1020; --line: #2d3850;
    --brand: #8fb1ff; --on-brand: #0b1020; --good: #79d9a2; --good-ground: #11301f; --bad: #ff9c94; --bad-ground: #3a1614;
    --warn-ground: #3a3000; --warn-ink: #ffe08a;
  }
}
* { box-sizing: border-box; margin: 0; }
body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink);
  background: var(--ground); min-height: 100vh; padding: 0 12px 24px; }
.simulation { max-width: 440px; margin: 12px auto; padding: 8px 12px; border-radius: 8px; font-size: 14px;
  background: var(--warn-ground); color: var(--warn-ink); }
.checkout { max-width: 440px; margin: 0 auto; background: var(--paper); border: 1px solid var(--line);
  border-radius: 16px; overflow: hidden; }
.merchant { display: flex; gap: 12px; align-items: center; padding: 16px; background: var(--brand); color: var(--on-brand); }
.merchant h1 { font-size: 18px; line-height: 1.3; overflow-wrap: anywhere; }
.merchant p { font-size: 13px; }
.badge { flex: none; width: 44px; height: 44px; border-radius: 12px; display: grid; place-items: center; font-weight: 700;
  border: 2px solid currentColor; }
.summary { padding: 20px 16px 12px; }
.amount { font-size: 34px; font-weight: 700; line-height: 1.2; font-variant-numeric: tabular-nums; }
.part, .reference, .countdown { font-size: 14px; color: var(--soft); }
.description { margin-top: 4px; overflow-wrap: anywhere; }
.countdown { padding: 0 16px 12px; font-variant-numeric: tabular-nums; }
.ways { display: grid; grid-template-columns: repeat(3, 1fr); border: 0; border-top: 1px solid var(--line); padding: 0; min-width: 0; }
.ways legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.tab { position: absolute; opacity: 0; width: 1px; height: 1px; }
.ways label { grid-row: 1; min-height: 48px; display: grid; place-items: center; font-weight: 600; font-size: 15px;
  cursor: pointer; color: var(--soft); border-bottom: 3px solid var(--line); }
.panel { grid-column: 1 / -1; grid-row: 2; display: none; gap: 12px; padding: 16px; }
#tab-upiApp:checked ~ label[for="tab-upiApp"], #tab-upiQr:checked ~ label[for="tab-upiQr"],
#tab-card:checked ~ label[for="tab-card"] { color: var(--brand); border-bottom-color: var(--brand); }
#tab-upiApp:checked ~ #panel-upiApp, #tab-upiQr:checked ~ #panel-upiQr, #tab-card:checked ~ #panel-card { display: grid; }
#tab-upiApp:focus-visible ~ label[for="tab-upiApp"], #tab-upiQr:focus-visible ~ label[for="tab-upiQr"],
#tab-card:focus-visible ~ label[for="tab-card"], button:focus-visible, summary:focus-visible, a:focus-visible {
  outline: 3px solid var(--brand); outline-offset: 2px; }
.qr { justify-self: center; width: 200px; padding: 8px; background: #fff; border-radius: 12px; border: 1px solid var(--line); }
.qr svg { display: block; width: 100%; height: auto; }
.card { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.card div:first-child { grid-column: 1 / -1; }
.card dt { font-size: 13px; color: var(--soft); }
.card dd { font-variant-numeric: tabular-nums; font-size: 18px; letter-spacing: .04em; }
button, a.pay { font: inherit; font-weight: 600; min-height: 48px; padding: 10px 16px; border-radius: 12px; cursor: pointer;
  text-align: center; border: 1px solid var(--line); background: transparent; color: var(--ink); width: 100%; }
.pay { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
a.pay { display: block; text-decoration: none; color: var(--on-brand); }
.notice { margin: 0 16px 16px; padding: 16px; border-radius: 12px; display: grid; gap: 8px; }
.notice.failed { display: block; background: var(--bad-ground); color: var(--bad); padding: 12px 16px; }
.notice.paid { background: var(--good-ground); color: var(--good); }
.notice.closed { background: var(--ground); }
.tools { border-top: 1px solid var(--line); }
.tools summary { padding: 14px 16px; cursor: pointer; font-weight: 600; color: var(--soft); }
.tools ul { list-style: none; padding: 0 16px 16px; display: grid; gap: 16px; }
.tools li p { font-size: 14px; color: var(--soft); margin-top: 4px; }
`;
