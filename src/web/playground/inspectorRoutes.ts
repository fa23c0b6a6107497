/** The inspector's routes: `/playground/state`, `/playground/events`, the clock and the faults; `playground.ts` mounts them. */
import express, { type RequestHandler, type Router } from 'express';
import type { ChatKey } from '../../domain/message/chat.ts';
import { type EventStream, openEventStream } from './eventStream.ts';
import { viewChanges, viewClock, viewState } from './inspectorView.ts';
import { createFaultBoard, type FaultBoard } from './playgroundFaults.ts';
import type { PlaygroundParts } from './playgroundParts.ts';
import { scenarioOf } from './playgroundScenario.ts';

/** Often enough to look immediate; a read of thirty rows costs the store next to nothing. */
const LOOK_EVERY_MS = 400;
/** As far as the demo clinic has slots: a longer way would only show an empty calendar. */
const LONGEST_MOVE_MS = 28 * 24 * 3_600_000;

/** Everyone who watches, and the one look at the store that serves them all. */
interface Watch {
  join(stream: EventStream): void;
  leave(stream: EventStream): void;
  tell(event: string, content: unknown): void;
}

export function inspectorRoutes(parts: PlaygroundParts): Router {
  const faults = createFaultBoard(parts);
  const watch = createWatch(parts, faults);
  const router = express.Router();
  router.get('/state', async (_request, response) => {
    response.set('cache-control', 'no-store').json(await viewState(parts, faults));
  });
  router.get('/scenario', async (request, response) => {
    const chat = request.query['chat'];
    const yaml = typeof chat === 'string' ? await scenarioOf(parts, chat as ChatKey) : null;
    if (yaml === null) response.status(404).json({ error: 'nothing of this chat is remembered' });
    else response.attachment('saved.yaml').type('text/yaml').send(yaml);
  });
  router.get('/events', async (request, response) => {
    const state = await viewState(parts, faults);
    if (request.destroyed) return;
    const stream = openEventStream(request, response, () => watch.leave(stream));
    stream.send('state', state);
    watch.join(stream);
  });
  router.use(jsonOnly, express.json({ limit: '1kb' }));
  router.post('/clock', moveClock(parts, watch));
  router.post('/faults', (request, response) => {
    const isOn = faults.switchOn(fieldOf(request.body, 'name', 'string') ?? '');
    if (isOn) response.json({ faults: faults.list() });
    else response.status(400).json({ error: 'there is no such fault, or its service is a real one' });
  });
  router.delete('/faults', (_request, response) => {
    faults.switchAllOff();
    response.json({ faults: faults.list() });
  });
  return router;
}

/** A form of another site can send text, but not JSON. */
const jsonOnly: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST' || request.is('application/json') !== false) next();
  else response.status(415).json({ error: 'the body must be JSON' });
};

/** Moves the clock and then does what that brings about, one move after the other. */
function moveClock(parts: PlaygroundParts, watch: Watch): RequestHandler {
  let moving: Promise<void> = Promise.resolve();
  return async (request, response) => {
    const moveByMs = fieldOf(request.body, 'moveByMs', 'number');
    if (moveByMs === undefined || !Number.isInteger(moveByMs) || moveByMs < 1 || moveByMs > LONGEST_MOVE_MS) {
      response
        .status(400)
        .json({ error: `moveByMs is a whole number from 1 to ${LONGEST_MOVE_MS}: time goes forward only` });
      return;
    }
    const move = moving.then(async () => {
      parts.clock.moveBy(moveByMs);
      watch.tell('clock', viewClock(parts));
      await parts.runChores();
    });
    moving = move.catch(() => undefined);
    await move;
    response.json(viewClock(parts));
  };
}

function createWatch(parts: PlaygroundParts, faults: FaultBoard): Watch {
  const streams = new Set<EventStream>();
  const tell = (event: string, content: unknown): void => {
    for (const stream of streams) stream.send(event, content);
  };
  parts.traces.subscribe((trace) => tell('turn', trace));
  parts.staffNotices.subscribe((notice) => tell('notice', notice));
  let shown = '';
  const look = async (): Promise<void> => {
    const changes = await viewChanges(parts, faults);
    const json = JSON.stringify(changes);
    if (json === shown) return;
    shown = json;
    tell('changes', changes);
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    join(stream) {
      streams.add(stream);
      // A store that does not answer now may answer at the next look; when the product stops, there is none.
      timer ??= setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS).unref();
    },
    leave(stream) {
      streams.delete(stream);
      if (streams.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    },
    tell,
  };
}

type FieldTypes = { readonly string: string; readonly number: number };

function fieldOf<Type extends keyof FieldTypes>(
  body: unknown,
  name: string,
  type: Type,
): FieldTypes[Type] | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Reflect.get(body, name);
  return typeof value === type ? (value as FieldTypes[Type]) : undefined;
}
