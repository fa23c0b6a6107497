import express, { type Express } from 'express';
import request from 'supertest';
import { expect, test, vi } from 'vitest';
import { limitRequests, operatorsOnly, TRUSTED_PROXIES } from './guards.ts';

function limitedTo(perMinute: number): Express {
  const app = express();
  app.set('trust proxy', TRUSTED_PROXIES);
  app.use(limitRequests(perMinute));
  app.get('/', (_request, response) => void response.send('here'));
  return app;
}

async function statusesFor(app: Express, addresses: readonly string[]): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (const address of addresses)
    statuses.push((await request(app).get('/').set('x-forwarded-for', address)).status);
  return statuses;
}

test('who asks too often is told to come later, and others are served', async () => {
  const app = limitedTo(2);
  const many = Array.from({ length: 3 }, () => '203.0.113.7');
  expect(await statusesFor(app, [...many, '203.0.113.8'])).toEqual([200, 200, 429, 200]);
});

test('the many addresses of one IPv6 customer count as one', async () => {
  const addresses = ['2001:db8:1:1::1', '2001:db8:1:2::2', '2001:db8:1:3::3', '2001:db8:ffff::1'];
  expect(await statusesFor(limitedTo(2), addresses)).toEqual([200, 200, 429, 200]);
});

test('what is no address counts for the proxy that passed it on, and is printed nowhere', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const words = ['../../etc/passwd', '<script>', 'unknown', '9'.repeat(400)];
  expect(await statusesFor(limitedTo(2), words)).toEqual([200, 200, 429, 429]);
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
});

test("the operator's figures are for this machine itself, or for who has the token", async () => {
  const app = express();
  app.get('/here', operatorsOnly(null), (_request, response) => void response.send('figures'));
  app.get('/token', operatorsOnly('a-token-that-is-long-FALSE'), (_request, response) => {
    response.send('figures');
  });
  const status = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
    (await request(app).get(path).set(headers)).status;
  expect(await status('/here')).toBe(200);
  expect(await status('/here', { 'x-forwarded-for': '203.0.113.7' })).toBe(404);
  expect(await status('/token')).toBe(401);
  expect(await status('/token', { authorization: 'Bearer a-token-that-is-wrong-FALSE' })).toBe(401);
  expect(await status('/token', { authorization: 'Bearer a-token-that-is-long-FALSE' })).toBe(200);
});
