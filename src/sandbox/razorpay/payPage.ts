// Sandbox, Razorpay: the pay page as HTML: what is paid for, three ways to pay, and the test tools. No outside assets.
import type { PaymentLink } from './entities.ts';
import { PAY_DEEDS, type PayWay } from './payDeeds.ts';
import { PAY_PAGE_SCRIPT } from './payPageScript.ts';
import { PAY_PAGE_STYLE } from './payPageStyle.ts';

export interface PayPage {
  /** Undefined when there is no such link. */
  readonly link: PaymentLink | undefined;
  readonly merchantName: string;
  readonly nowSeconds: number;
  readonly hasJustFailed: boolean;
  /** The clinic's own page, when the link is paid and has one. */
  readonly goOnTo: string | undefined;
  readonly nonce: string;
}

const RUPEES = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR' });
const CLOCK = new Intl.DateTimeFormat('en-IN', {
  timeZone: 'Asia/Kolkata',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});

export async function renderPayPage(page: PayPage): Promise<string> {
  const { link, merchantName, nonce } = page;
  const title = link === undefined ? 'Payment' : `Pay ${amountOf(link.amount)}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · ${escapeHtml(merchantName)} (simulation)</title>
<style nonce="${nonce}">${PAY_PAGE_STYLE}</style>
</head>
<body>
<p class="simulation" role="note"><strong>Simulation.</strong> No money moves; never type a real card here.</p>
<main class="checkout">
<header class="merchant">
<span class="badge" aria-hidden="true">${escapeHtml(initialsOf(merchantName))}</span>
<div><h1>${escapeHtml(merchantName)}</h1><p>Test payment</p></div>
</header>
${link === undefined ? missing() : await body(link, page)}
</main>
<script nonce="${nonce}">${PAY_PAGE_SCRIPT}</script>
</body>
</html>
`;
}

async function body(link: PaymentLink, page: PayPage): Promise<string> {
  const isOpen = link.status === 'created' || link.status === 'partially_paid';
  return `${summary(link)}
${page.hasJustFailed && isOpen ? failure() : ''}
${isOpen ? await ways(link, page.nowSeconds) : closed(link, page.goOnTo)}
${testTools(link, isOpen)}`;
}

function summary(link: PaymentLink): string {
  const due = Math.max(0, link.amount - link.amount_paid);
  const isPart = link.amount_paid > 0 && due > 0;
  return `<section class="summary" aria-label="What you pay for">
<p class="amount">${amountOf(isPart ? due : link.amount)}</p>
${isPart ? `<p class="part">of ${amountOf(link.amount)}; ${amountOf(link.amount_paid)} is paid</p>` : ''}
${link.description === '' ? '' : `<p class="description">${escapeHtml(link.description)}</p>`}
${link.reference_id === '' ? '' : `<p class="reference">Reference ${escapeHtml(link.reference_id)}</p>`}
</section>`;
}

function failure(): string {
  return `<p class="notice failed" role="alert"><strong>The payment did not go through.</strong> Nothing was taken. You can try again.</p>`;
}

interface Way {
  readonly name: PayWay;
  readonly label: string;
  readonly content: string;
  readonly button: string;
}

async function ways(link: PaymentLink, nowSeconds: number): Promise<string> {
  const amount = amountOf(link.amount - link.amount_paid);
  const code = await codeOf(link);
  const all: readonly Way[] = [
    {
      name: 'upiApp',
      label: 'UPI app',
      content: '<p>Your UPI app opens and asks for your PIN.</p>',
      button: `Pay ${amount} by UPI app`,
    },
    {
      name: 'upiQr',
      label: 'UPI QR',
      content: `<div class="qr" role="img" aria-label="UPI code for ${amount}">${code}</div>
<p>Scan the code with any UPI app on another phone.</p>`,
      button: `I have scanned and paid ${amount}`,
    },
    { name: 'card', label: 'Card', content: CARD_FIELDS, button: `Pay ${amount} by card` },
  ];
  return `${countdown(link, nowSeconds)}
<fieldset class="ways"><legend>How to pay</legend>
${all.map(tab).join('\n')}
${all.map(({ name, label }) => `<label for="tab-${name}">${label}</label>`).join('\n')}
${all.map((way) => panel(link, way)).join('\n')}
</fieldset>`;
}

function tab({ name }: Way, index: number): string {
  return `<input class="tab" type="radio" name="tab" id="tab-${name}"${index === 0 ? ' checked' : ''}>`;
}

function panel(link: PaymentLink, { name, content, button }: Way): string {
  return `<form class="panel" id="panel-${name}" method="post" action="/pay/${link.id}/succeed">
<input type="hidden" name="way" value="${name}">
${content}
<button class="pay" type="submit">${button}</button>
<button class="fail" type="submit" formaction="/pay/${link.id}/fail">Let it fail</button>
</form>`;
}

const CARD_FIELDS = `<dl class="card">
<div><dt>Card number</dt><dd>4111 1111 1111 1111</dd></div>
<div><dt>Valid until</dt><dd>12/30</dd></div>
<div><dt>CVV</dt><dd>•••</dd></div>
</dl>
<p>A test card is filled in; there is nothing to type.</p>`;

function countdown(link: PaymentLink, nowSeconds: number): string {
  if (link.expire_by === 0) return '';
  const left = Math.max(0, link.expire_by - nowSeconds);
  const until = CLOCK.format(new Date(link.expire_by * 1000));
  return `<p class="countdown">Pay by ${escapeHtml(until)} <span id="left" role="timer" data-seconds="${left}"></span></p>`;
}

function closed(link: PaymentLink, goOnTo: string | undefined): string {
  if (link.status === 'paid') {
    const next =
      goOnTo === undefined
        ? '<p>You can close this page and go back to the chat.</p>'
        : `<p><a class="pay" href="${escapeHtml(goOnTo)}">Back to the clinic</a></p>`;
    return `<section class="notice paid" role="status"><h2>Paid</h2><p>${amountOf(link.amount_paid)} received.</p>${next}</section>`;
  }
  const reason =
    link.status === 'expired' ? 'The time to pay is over.' : 'The clinic has cancelled this link.';
  return `<section class="notice closed" role="status"><h2>This link is closed</h2><p>${reason} Ask for a new one in the chat.</p></section>`;
}

function testTools(link: PaymentLink, isOpen: boolean): string {
  const names = Object.keys(PAY_DEEDS).filter((name) =>
    isOpen ? name !== 'pay-closed' : name === 'pay-closed' && link.status !== 'paid',
  );
  const tools = names.flatMap((name) => {
    const { label, explanation } = PAY_DEEDS[name] ?? {};
    if (label === undefined || explanation === undefined) return [];
    return [
      `<li><button type="submit" formaction="/pay/${link.id}/${name}" aria-describedby="about-${name}">${label}</button><p id="about-${name}">${explanation}</p></li>`,
    ];
  });
  if (tools.length === 0) return '';
  return `<details class="tools"><summary>Test tools</summary>
<form method="post"><ul>${tools.join('\n')}</ul></form>
</details>`;
}

function missing(): string {
  return `<section class="notice closed" role="status"><h2>There is no such link</h2><p>Ask for a new one in the chat.</p></section>`;
}

/** The code is drawn by a library that is loaded when the first page is shown, not at the start of the product. */
async function codeOf(link: PaymentLink): Promise<string> {
  // A bundle gives a CommonJS package its default export alone.
  const { default: qrCode } = await import('qrcode');
  const amount = ((link.amount - link.amount_paid) / 100).toFixed(2);
  const address = new URLSearchParams({
    pa: 'simulation@okexample',
    pn: 'Simulation',
    am: amount,
    cu: 'INR',
    tr: link.id,
  });
  return qrCode.toString(`upi://pay?${address.toString()}`, { type: 'svg', margin: 1 });
}

function amountOf(paise: number): string {
  return RUPEES.format(paise / 100);
}

function initialsOf(name: string): string {
  const words = name
    .replaceAll(/[^\p{L}\p{M}\s]/gu, '')
    .trim()
    .split(/\s+/);
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '<': '&lt;',
    '>': '&gt;',
    '&': '&amp;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[<>&"']/g, (character) => names[character] ?? '');
}
