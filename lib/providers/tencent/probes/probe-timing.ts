/** One HTTP request of a probe, in milliseconds: more than a healthy service ever needs. */
export const probeTimeoutMs = 5000;

/** A probe asks at most twice and reports then. */
export const probeRetry = { attempts: 2, firstWaitMs: 200 };

/** A group of probes; each request within has its own, shorter limit. */
export const probeGroupTimeoutSeconds = 25;
