// `npm run bench -- NAME`: prints figures as ratios against a baseline measured in the same run.
const benches: Record<string, () => Promise<void>> = {
  api: async () => (await import("./api")).benchApi(),
  commit: async () => (await import("./commit")).benchCommit(),
  media: async () => (await import("./media")).benchMedia(),
  soak: async () => (await import("./soak")).benchSoak(),
  chat: async () => (await import("./chat")).benchChat(),
  admin: async () => (await import("./admin")).benchAdminPages(),
  wall: async () => (await import("./wall")).benchWall(),
  reconnect: async () => (await import("./reconnect")).benchReconnect(),
  latency: async () => (await import("./latency")).benchLatency(),
};

const requested = process.argv[2] ?? "";
const bench = benches[requested];
if (!bench) {
  console.error(`Name a bench: ${Object.keys(benches).join(", ")}.`);
  process.exit(1);
}
await bench();

export {};

process.exit();
