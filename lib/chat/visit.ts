/** What a stream's request says about who reads. */
export interface Visit {
  readonly room: string;
  /** A random id that the browser keeps, so that its tabs are one viewer; empty when it has none. */
  readonly viewer: string;
  /** The `Cookie` header, which tells who he is; empty when there is none. */
  readonly cookie: string;
  readonly clientIp: string;
  /** The browser takes up a stream that broke, and has been here before (`Last-Event-ID`, `again`). */
  readonly returning: boolean;
  /** Opened by the broadcaster's studio (`studio`): who works there is no viewer. */
  readonly fromStudio?: boolean;
}

/** One stream of a visitor, as long as it is open. */
export interface OpenVisit {
  /** The stream has ended; called once. */
  end(): void;
}

/** Who is told of every stream, to know who watches. */
export interface Doorkeeper {
  enter(visit: Visit): OpenVisit;
}
