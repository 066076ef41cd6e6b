/**
 * Keeps the rooms of the server on their floors: a room imports only from floors below, and only
 * through the other room's index.ts.
 */
const FLOORS = [
  ['core'],
  ['consent'],
  ['audience'],
  ['messages'],
  ['delivery'],
  ['promotions', 'partners'],
  ['forms', 'campaigns', 'automations', 'privacy'],
  ['insights'],
];

/** Pure declarations that the panel reads too: request and response types, action names. */
const SHARED = '^server/src/([^/]+/contract|[^/]+/[^/]+/contract|core/permissions)\\.ts$';

const rooms = (names) => `^server/src/(${names.join('|')})/`;

/** Two rules a room: what is above stays there; of its contracts, only the types come down. */
const climbing = FLOORS.flatMap((floor, level) =>
  floor.flatMap((room) => {
    const from = { path: rooms([room]) };
    const above = rooms(
      FLOORS.slice(level)
        .flat()
        .filter((name) => name !== room)
        .concat('setup')
    );
    return [
      {
        name: `${room}-does-not-climb`,
        comment: `${room} stands on floor ${level} and imports only from floors below.`,
        severity: 'error',
        from,
        to: { path: above, pathNot: SHARED },
      },
      {
        name: `${room}-takes-types-from-above`,
        comment: 'Shapes may come from anywhere; code that runs comes from below.',
        severity: 'error',
        from,
        to: { path: above, dependencyTypesNot: ['type-only'] },
      },
    ];
  })
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...climbing,
    {
      name: 'through-the-front-door',
      comment: "A room is reached through its index.ts, never through a neighbour's files.",
      severity: 'error',
      from: { path: '^server/src/([^/]+)/' },
      to: {
        path: '^server/src/[^/]+/',
        pathNot: ['^server/src/$1/', '^server/src/[^/]+/index\\.ts$', SHARED],
      },
    },
    {
      name: 'contracts-are-light',
      comment: 'The panel bundles what a contract imports.',
      severity: 'error',
      from: { path: SHARED },
      to: { pathNot: [SHARED, '^content-types/'] },
    },
    {
      name: 'the-model-stands-alone',
      comment: 'Server and panel read the data model; it reads neither.',
      severity: 'error',
      from: { path: '^content-types/' },
      to: { path: '^(server|admin|tests|playground)/' },
    },
    {
      name: 'the-panel-knows-contracts-only',
      severity: 'error',
      from: { path: '^admin/' },
      to: { path: '^server/', pathNot: SHARED },
    },
    {
      name: 'the-server-knows-no-panel',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^admin/' },
    },
    {
      name: 'the-product-knows-no-tests',
      severity: 'error',
      from: { path: '^(server|admin|content-types)/' },
      to: { path: '^(tests|playground)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Types may refer to each other; modules that run may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^(server|admin|content-types)/' },
      to: { couldNotResolve: true, path: '^\\.' },
    },
    {
      name: 'declared',
      // `email-providers` is a list of names: the build writes it into the bundle.
      comment: 'What ships may only need what installing the package brings.',
      severity: 'error',
      from: { path: '^(server|admin|content-types)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg'],
        dependencyTypesNot: ['type-only', 'npm', 'npm-peer'],
        pathNot: 'node_modules/email-providers/all\\.json$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'] },
  },
};
