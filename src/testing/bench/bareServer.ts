/** A bare turn, run as a process by the bench: a plain HTTP server with the product's inbox, session and outbox writes, and no product. */
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'libsql';

const [dataDir = '', apiRoot = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const database = new Database(join(dataDir, 'bare.db'));
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE inbox (id INTEGER PRIMARY KEY, update_id INTEGER UNIQUE, chat INTEGER, body TEXT, done INTEGER);
  CREATE TABLE session (chat INTEGER PRIMARY KEY, version INTEGER, body TEXT);
  CREATE TABLE outbox (id INTEGER PRIMARY KEY, key TEXT UNIQUE, chat INTEGER, body TEXT, done INTEGER);`);
const addInbox = database.prepare(
  'INSERT OR IGNORE INTO inbox (update_id, chat, body, done) VALUES (?, ?, ?, 0)',
);
const readSession = database.prepare('SELECT version, body FROM session WHERE chat = ?');
const saveSession = database.prepare(
  'INSERT INTO session (chat, version, body) VALUES (?, ?, ?) ON CONFLICT (chat) DO UPDATE SET version = excluded.version, body = excluded.body',
);
const addOutbox = database.prepare('INSERT INTO outbox (key, chat, body, done) VALUES (?, ?, ?, 0)');
const finishInbox = database.prepare('UPDATE inbox SET done = 1 WHERE update_id = ?');
const finishOutbox = database.prepare('UPDATE outbox SET done = 1 WHERE key = ?');

interface Update {
  readonly update_id: number;
  readonly message: { readonly chat: { readonly id: number }; readonly text: string };
}

/** A session and a reply of the size that a booking has. */
const SESSION = JSON.stringify({
  state: 'AWAITING_PHONE',
  draft: 'd'.repeat(600),
  menu: 'm'.repeat(500),
  history: 'h'.repeat(800),
});
const REPLY = 'Which mobile number should we use? Please type 10 digits. '.repeat(4);

const takeTurn = database.transaction((update: Update, key: string) => {
  const { id } = update.message.chat;
  const session = readSession.get(id) as { version: number } | undefined;
  saveSession.run(id, (session?.version ?? 0) + 1, SESSION);
  addOutbox.run(key, id, REPLY);
  finishInbox.run(update.update_id);
});

function reply(chatId: number, done: () => void): void {
  const body = JSON.stringify({
    chat_id: chatId,
    text: REPLY,
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard: [[{ text: 'Back', callback_data: 'm:1:0' }]] },
  });
  const call = request(
    `${apiRoot}/bot1:bare/sendMessage`,
    {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    },
    (response) => {
      response.resume();
      response.on('end', done);
    },
  );
  call.end(body);
}

const server = createServer({ keepAliveTimeout: 120_000 }, (incoming, response) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    const text = Buffer.concat(chunks).toString();
    const update = JSON.parse(text) as Update;
    addInbox.run(update.update_id, update.message.chat.id, text);
    response.writeHead(200).end();
    setImmediate(() => {
      const key = `say:${update.update_id}`;
      takeTurn(update, key);
      reply(update.message.chat.id, () => finishOutbox.run(key));
    });
  });
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`listening ${(server.address() as AddressInfo).port}\n`),
);
