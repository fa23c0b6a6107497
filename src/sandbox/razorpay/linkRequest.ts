// Sandbox, Razorpay: reads the request for a new payment link and refuses it as the service does, in its words.
import { isRecord } from '../httpServer.ts';
import { type Customer, type Notes, RazorpayRefusal } from './entities.ts';

export interface LinkRequest {
  readonly amount: number;
  readonly currency: string;
  readonly accept_partial: boolean;
  readonly first_min_partial_amount: number;
  readonly description: string;
  readonly customer: Customer;
  readonly notify: { readonly email: boolean; readonly sms: boolean; readonly whatsapp: boolean };
  readonly reminder_enable: boolean;
  readonly notes: Notes | null;
  readonly callback_url: string;
  readonly callback_method: string;
  readonly reference_id: string;
  readonly expire_by: number;
  readonly upi_link: boolean;
}

const AMOUNT_LEAST_PAISE = 100;
/** Five lakh rupees, the most that an account takes unless it asks for more. */
const AMOUNT_MOST_PAISE = 50_000_000;
/** Refused at exactly this too: the service wants more than 15 minutes. */
const EXPIRY_LEAST_SECONDS = 15 * 60;
const EXPIRY_MOST_SECONDS = 184 * 24 * 3600;
const REFERENCE_LIMIT = 40;
const DESCRIPTION_LIMIT = 2048;
const NOTES_LIMIT = 15;
const NOTE_LIMIT = 256;

/** The request with every field filled; throws the refusal of the first field that is wrong. */
export function readLinkRequest(body: unknown, nowSeconds: number): LinkRequest {
  if (!isRecord(body)) throw new RazorpayRefusal('incorrect JSON object received');
  const expire_by = readNumber(body, 'expire_by');
  checkExpiry(expire_by, nowSeconds);
  const request: LinkRequest = {
    amount: readAmount(body),
    currency: readText(body, 'currency') || 'INR',
    accept_partial: readFlag(body, 'accept_partial'),
    first_min_partial_amount: readNumber(body, 'first_min_partial_amount'),
    description: readText(body, 'description', DESCRIPTION_LIMIT),
    customer: readCustomer(body['customer']),
    notify: readNotify(body['notify']),
    reminder_enable: body['reminder_enable'] !== false,
    notes: readNotes(body['notes']),
    ...readCallback(body),
    reference_id: readText(body, 'reference_id', REFERENCE_LIMIT),
    expire_by,
    upi_link: readFlag(body, 'upi_link'),
  };
  if (request.currency !== 'INR') throw refuse('currency', 'currency: wrong input fields sent.');
  if (request.accept_partial && request.upi_link)
    throw new RazorpayRefusal('partial payment not supported in upi link');
  return request;
}

function readAmount(body: Record<string, unknown>): number {
  const amount = readNumber(body, 'amount');
  if (amount === 0) throw refuse('amount', 'amount: cannot be blank.');
  if (amount < AMOUNT_LEAST_PAISE) throw refuse('amount', 'amount: amount should be minimum 1.00 for INR.');
  if (amount > AMOUNT_MOST_PAISE) throw refuse('amount', 'amount exceeds maximum amount allowed.');
  return amount;
}

function checkExpiry(expireBy: number, nowSeconds: number): void {
  if (expireBy === 0) return;
  if (expireBy <= nowSeconds + EXPIRY_LEAST_SECONDS) {
    throw refuse('expire_by', 'expire_by: timestamp must be atleast 15 minutes in future.');
  }
  if (expireBy > nowSeconds + EXPIRY_MOST_SECONDS) {
    throw refuse('expire_by', 'expire_by: timestamp must not be more than 6 months in future.');
  }
}

function readCallback(body: Record<string, unknown>): Pick<LinkRequest, 'callback_url' | 'callback_method'> {
  const callback_url = readText(body, 'callback_url');
  const callback_method = readText(body, 'callback_method');
  if (callback_url === '' && callback_method === '') return { callback_url, callback_method };
  if (!/^https?:\/\//.test(callback_url) || !URL.canParse(callback_url)) {
    throw refuse('callback_url', 'callback_url: must be a valid URL.');
  }
  if (callback_method !== 'get') throw refuse('callback_method', 'callback_method: must be a valid value.');
  return { callback_url, callback_method };
}

function readCustomer(customer: unknown): Customer {
  if (customer === undefined || customer === null) return {};
  if (!isRecord(customer)) throw faulty('customer');
  const contact = readText(customer, 'contact');
  const email = readText(customer, 'email');
  const name = readText(customer, 'name');
  if (contact !== '' && !/^\+?\d{8,14}$/.test(contact.replaceAll(/[\s-]/g, ''))) {
    throw refuse('contact', 'contact: Contact number is invalid.');
  }
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw refuse('email', 'email: must be a valid email address.');
  return {
    ...(name === '' ? {} : { name }),
    ...(email === '' ? {} : { email }),
    ...(contact === '' ? {} : { contact }),
  };
}

function readNotify(notify: unknown): LinkRequest['notify'] {
  if (notify === undefined || notify === null) return { email: false, sms: false, whatsapp: false };
  if (!isRecord(notify)) throw faulty('notify');
  return {
    email: readFlag(notify, 'email'),
    sms: readFlag(notify, 'sms'),
    whatsapp: readFlag(notify, 'whatsapp'),
  };
}

/** Notes of a link or a refund: at most 15 of at most 256 characters. */
export function readNotes(notes: unknown): Notes | null {
  if (notes === undefined || notes === null || (Array.isArray(notes) && notes.length === 0)) return null;
  if (!isRecord(notes)) throw faulty('notes');
  const entries = Object.entries(notes);
  if (entries.length > NOTES_LIMIT) {
    throw refuse('notes', 'notes: number of fields in notes should be less than or equal to 15.');
  }
  for (const [key, value] of entries) {
    if (typeof value !== 'string' && typeof value !== 'number') throw faulty('notes');
    if (key.length > NOTE_LIMIT || String(value).length > NOTE_LIMIT) {
      throw refuse('notes', `value: the length must not be greater than ${NOTE_LIMIT}.`);
    }
  }
  return entries.length === 0 ? null : (notes as Notes);
}

function readText(body: Record<string, unknown>, field: string, limit?: number): string {
  const value = body[field];
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw faulty(field);
  if (limit !== undefined && value.length > limit) {
    throw refuse(field, `${field}: the length must be no more than ${limit}.`);
  }
  return value;
}

function readNumber(body: Record<string, unknown>, field: string): number {
  const value = body[field];
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw faulty(field);
  return value;
}

/** The package sends booleans as 0 and 1 in places. */
function readFlag(body: Record<string, unknown>, field: string): boolean {
  const value = body[field];
  if (value === undefined || value === null || typeof value === 'boolean') return value === true;
  if (value === 0 || value === 1) return value === 1;
  throw faulty(field);
}

function faulty(field: string): RazorpayRefusal {
  return refuse(field, `incorrect JSON object received - faulty key: ${field}`);
}

function refuse(field: string, description: string): RazorpayRefusal {
  return new RazorpayRefusal(description, { field });
}
