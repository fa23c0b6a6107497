/** Turns the table of `rooms.ts` into dependency-cruiser's rules; `checkRooms.ts` runs them. */
import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { NOT_PRODUCT, ROOMS, type Room, VENDORS } from './rooms.ts';

/** A rule with the sentence that is printed when a file breaks it. */
export type RoomRule = IRegularForbiddenRuleType & { readonly name: string; readonly comment: string };

const TESTS = '\\.test\\.ts$';
const OURS = '^(src|tools|evals|scripts|public|prompts)/';
const rooms: Readonly<Record<string, Room>> = ROOMS;
const UNBOUND = [TESTS, ...['testing', 'evals', 'scripts'].map((name) => pathOf(rooms[name]?.path ?? name))];

/** Every rule there is; the order is that of the table. */
export function roomRules(): RoomRule[] {
  const named = Object.entries(rooms);
  return [
    ...GENERAL_RULES,
    ...named.map(([name, room]) => importRule(name, room)),
    ...named.flatMap(([name, room]) => typesRule(name, room)),
    ...named.flatMap(([name, room]) => nodeRule(name, room)),
    ...Object.entries(VENDORS).map(([vendor, places]) => vendorRule(vendor, places)),
  ];
}

const GENERAL_RULES: readonly RoomRule[] = [
  {
    name: 'no cycles',
    comment: 'files must not import each other in a circle; two may know each other only by type',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'no missing files',
    comment: 'the imported file or package does not exist',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'tests are imported by nobody',
    comment: 'what several tests need belongs in src/testing',
    severity: 'error',
    from: {},
    to: { path: TESTS },
  },
  {
    name: 'every package has its row',
    comment: 'product code imports only packages that VENDORS in scripts/rooms.ts lists',
    severity: 'error',
    from: { pathNot: UNBOUND },
    to: {
      path: '(^|/)node_modules/',
      pathNot: Object.keys(VENDORS).map(pathOfPackage),
    },
  },
];

function importRule(name: string, room: Room): RoomRule {
  const allowed = room.mayImport === 'everything' ? everythingFor(name) : room.mayImport;
  const types = room.mayImportTypesOf ?? [];
  return {
    name: `room ${name}`,
    comment: `${name} may import ${[...allowed, ...types.map((type) => `types of ${type}`)].join(', ') || 'no other room'}`,
    severity: 'error',
    from: filesOf(name, room),
    to: {
      path: OURS,
      pathNot: [
        pathOf(room.path),
        ...[...allowed, ...types].map((other) => pathOf(rooms[other]?.path ?? other)),
      ],
    },
  };
}

function everythingFor(name: string): string[] {
  if (name === 'testing' || name === 'evals') return [...Object.keys(rooms), 'scripts', 'public', 'prompts'];
  return Object.keys(rooms).filter((room) => !NOT_PRODUCT.some((excluded) => excluded === room));
}

function typesRule(name: string, room: Room): RoomRule[] {
  return (room.mayImportTypesOf ?? []).map((other) => ({
    name: `room ${name}: types of ${other}`,
    comment: `${name} may import only types from ${other}`,
    severity: 'error',
    from: filesOf(name, room),
    to: { path: pathOf(rooms[other]?.path ?? other), dependencyTypesNot: ['type-only'] },
  }));
}

function nodeRule(name: string, room: Room): RoomRule[] {
  if (room.nodeModules === 'all') return [];
  return [
    {
      name: `room ${name}: Node`,
      comment: `${name} may import ${room.nodeModules.join(', ') || 'nothing'} of Node's own modules`,
      severity: 'error',
      from: filesOf(name, room),
      to: {
        dependencyTypes: ['core'],
        pathNot: room.nodeModules.map((module) => `^(node:)?${module}(/|$)`),
      },
    },
  ];
}

function vendorRule(vendor: string, places: readonly string[]): RoomRule {
  return {
    name: `package ${vendor}`,
    comment: `${vendor} may be imported in ${places.join(', ') || 'no file'}`,
    severity: 'error',
    from: { pathNot: [...UNBOUND, ...places.map((place) => pathOf(rooms[place]?.path ?? place))] },
    to: { path: pathOfPackage(vendor) },
  };
}

/** The files that a room's rules are about: not tests, and not a room that lies inside it. */
function filesOf(name: string, room: Room): { path: string; pathNot: string[] } {
  const inner = Object.entries(rooms).filter(
    ([other, { path }]) => other !== name && path.startsWith(`${room.path}/`),
  );
  return {
    path: pathOf(room.path),
    pathNot: [TESTS, ...inner.map(([, { path }]) => pathOf(path))],
  };
}

function pathOf(place: string): string {
  return place.endsWith('.ts') ? `^${literal(place)}$` : `^${literal(place)}/`;
}

function pathOfPackage(name: string): string {
  return `(^|/)node_modules/(@types/)?${literal(name)}/`;
}

function literal(text: string): string {
  return text.replaceAll('.', '\\.');
}
