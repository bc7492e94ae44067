/**
 * Continues 32-bit timestamps past their wrap: the step from one to the next is taken as a signed
 * 32-bit number, so that small steps back and the wrap both come out right (Adobe RTMP 1.0 §5.3.1).
 */
export class TimestampUnwrapper {
  #last: number | undefined;

  next(timestamp: number): number {
    this.#last = this.#last === undefined ? timestamp : this.#last + ((timestamp - this.#last) | 0);
    return this.#last;
  }
}
