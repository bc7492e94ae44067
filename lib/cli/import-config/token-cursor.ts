import { sourceError } from "./definition";
import type { Token } from "./token";

/** Deeper than any configuration; without it a file of brackets would exhaust the stack. */
const maxNesting = 64;
const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Walks through the tokens of a file. */
export class TokenCursor {
  #at = 0;
  #nesting = 0;

  constructor(readonly tokens: readonly Token[]) {}

  /** The token here, or `ahead` further on; past the end, the end. */
  peek(ahead = 0): Token {
    const token = this.tokens[Math.max(0, this.#at + ahead)] ?? this.tokens.at(-1);
    if (!token) throw new Error("The tokens of a file always finish with its end.");
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Passes over a sign if it stands here. */
  takes(sign: string): boolean {
    if (!this.isSign(sign)) return false;
    this.#at += 1;
    return true;
  }

  isSign(sign: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === "sign" && token.text === sign;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === "word" && token.text.toLowerCase() === word;
  }

  /** Goes back to where `position` stood. */
  get position(): number {
    return this.#at;
  }

  set position(position: number) {
    this.#at = position;
  }

  /** Reads something that may hold its like. @throws ConfigError past 64 levels. */
  nested<T>(read: () => T): T {
    this.#nesting += 1;
    if (this.#nesting > maxNesting) {
      throw sourceError(this.peek().line, `more than ${maxNesting} brackets stand in one another`);
    }
    const result = read();
    this.#nesting -= 1;
    return result;
  }

  /** Passes over an expression that is not understood, up to one of the signs outside its brackets. */
  skipTo(signs: readonly string[]): void {
    const open: string[] = [];
    for (let token = this.peek(); token.kind !== "end"; token = this.peek()) {
      if (token.kind === "sign") {
        if (open.length === 0 && signs.includes(token.text)) return;
        const closes = closing[token.text];
        if (closes) open.push(closes);
        else if (token.text === open.at(-1)) open.pop();
      }
      this.#at += 1;
    }
  }
}
