import { sourceError } from "./definition";
import type { Token } from "./token";

/** Walks through a file's characters and collects its tokens, counting lines on the way. */
export class SourceReader {
  readonly tokens: Token[] = [];
  #at = 0;
  #line = 1;

  constructor(readonly source: string) {}

  get isAtEnd(): boolean {
    return this.#at >= this.source.length;
  }

  get line(): number {
    return this.#line;
  }

  /** The character that is next. */
  get character(): string {
    return this.source.charAt(this.#at);
  }

  startsWith(text: string): boolean {
    return this.source.startsWith(text, this.#at);
  }

  /** What the sticky expression finds right here; it is passed over. */
  take(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.source);
    if (found) this.advance(found[0].length);
    return found;
  }

  /** Passes over some characters and returns them. */
  advance(count: number): string {
    const passed = this.source.slice(this.#at, this.#at + count);
    this.#at += passed.length;
    for (const character of passed) if (character === "\n") this.#line += 1;
    return passed;
  }

  /** Passes over everything up to a mark and the mark itself; null when the mark never comes. */
  takeUntil(mark: string): string | null {
    const end = this.source.indexOf(mark, this.#at);
    if (end === -1) return null;
    return this.advance(end - this.#at + mark.length).slice(0, -mark.length);
  }

  /** Passes over a comment. @throws ConfigError when it never ends. */
  skipComment(): void {
    const { line } = this;
    if (this.takeUntil("*/") === null)
      throw sourceError(line, "a comment /* begins and never ends");
  }

  push(kind: Token["kind"], text: string, line: number, isDynamic = false): void {
    this.tokens.push({ kind, text, line, isDynamic });
  }
}
