/** The files of the playground's page, sent compressed; `playground.ts` mounts it. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

const FOLDER = join(import.meta.dirname, '../../public/playground');
/** No slash and no dot but the last: nothing outside the folder has such a name. */
const FILE_NAME = /^\w+\.(html|css|js|svg)$/;

const compress = promisify(gzip);

/** The file named by `:file`, the page itself where there is none; the next route's turn when there is no such file. */
export const sendPageFile: RequestHandler = async (request, response, next) => {
  const name = request.params['file'] ?? 'index.html';
  const bytes =
    typeof name === 'string' && FILE_NAME.test(name)
      ? await readFile(join(FOLDER, name)).catch(() => null)
      : null;
  if (bytes === null) return next();
  // Asked for each time, answered with 304 while nothing has changed: Express compares the tags.
  response.set({ 'cache-control': 'no-cache', vary: 'accept-encoding' }).type(extname(name as string));
  if (request.acceptsEncodings('gzip') === 'gzip')
    response.set('content-encoding', 'gzip').send(await compress(bytes));
  else response.send(bytes);
};
