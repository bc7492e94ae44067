/** One field of a request or an answer, in the reader's language. */
export interface FieldView {
  readonly name: string;
  /** As a programmer says it: `integer`, `string`, `object[]`, `"set" | "inc"`. */
  readonly type: string;
  readonly required: boolean;
  /** What a missing field counts as; empty when that needs no words. */
  readonly fallback: string;
  readonly text: string;
  /** Members of an object, or of each element of an array. */
  readonly fields: readonly FieldView[];
}

/** One call of the contract, in the reader's language. */
export interface OperationView {
  /** Anchor on the page. */
  readonly id: string;
  readonly protocol: "action" | "account" | "room";
  readonly name: string;
  readonly aliases: readonly string[];
  readonly method: "GET" | "POST";
  readonly path: string;
  /** Names of the query's fields. */
  readonly query: readonly string[];
  readonly permission: "anyone" | "self" | "signedIn" | "moderator";
  readonly summary: string;
  readonly request: readonly FieldView[];
  readonly answer: readonly FieldView[];
  /** JSON text; empty when there is nothing to send. */
  readonly example: string;
}

/** One administrative route, in the reader's language. */
export interface RouteView {
  readonly id: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly summary: string;
  /** Who may at least. */
  readonly role: "readonly" | "moderator" | "admin";
  /** What an access token needs; empty: none may. */
  readonly scope: string;
  readonly request: readonly FieldView[];
  /** Empty for a file. */
  readonly answer: readonly FieldView[];
  readonly isFile: boolean;
  /** A line for the shell. */
  readonly curl: string;
}

/** The routes of one part of the console. */
export interface RouteGroup {
  readonly area: string;
  readonly title: string;
  readonly routes: readonly RouteView[];
}

/** One number of the error table, in the reader's language. */
export interface ErrorView {
  readonly code: number;
  readonly name: string;
  /** Of the apps' protocols, or `admin`: of the console. */
  readonly protocols: readonly (OperationView["protocol"] | "admin")[];
  readonly text: string;
}

/** Everything that the API page shows. */
export interface ContractView {
  readonly groups: readonly {
    readonly protocol: OperationView["protocol"];
    readonly operations: readonly OperationView[];
  }[];
  readonly errors: readonly ErrorView[];
}

/** How a `Liteav-Sig` comes about, step by step. */
export interface SignatureExample {
  readonly token: string;
  readonly body: string;
  readonly bodyHash: string;
  readonly signature: string;
}
