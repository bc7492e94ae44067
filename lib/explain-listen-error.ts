import { ConfigError } from "./config";

/** Where a server was to listen, and by which variables the operator says so. */
export interface ListenPlace {
  readonly hostVariable: "HOST" | "RTMP_HOST";
  readonly host: string;
  readonly portVariable: "PORT" | "RTMP_PORT";
  readonly port: number;
}

/** `listen` itself, and the look-up of the host's name before it. */
const listenCalls = ["listen", "bind", "getaddrinfo"];
/** A name that nobody knows (resolver), an address of no interface of this machine (bind(2)). */
const noSuchHost = ["ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL"];

/** A ConfigError with the cure when a server could not listen; any other error as it is. */
export function explainListenError(error: unknown, place: ListenPlace): unknown {
  const { code = "", syscall = "" } = error as NodeJS.ErrnoException;
  const { hostVariable, host, portVariable, port } = place;
  if (!listenCalls.includes(syscall)) return error;
  const explained = (problem: string) => new ConfigError(problem, { cause: error });
  if (code === "EADDRINUSE") {
    return explained(
      `${portVariable} is not usable: port ${port} is in use by another program; stop it or set ${portVariable} to a free port.`,
    );
  }
  if (code === "EACCES") {
    return explained(
      `${portVariable} is not usable: this user may not open port ${port}; set ${portVariable} to a port above 1023.`,
    );
  }
  if (noSuchHost.includes(code)) {
    return explained(
      `${hostVariable} is not usable: ${host} is no address of this machine; set ${hostVariable} to one, or to 0.0.0.0 for all of them.`,
    );
  }
  return error;
}
