/** Counts connections, all together and by address. */
export class AddressCount {
  readonly #byAddress = new Map<string, number>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  of(address: string): number {
    return this.#byAddress.get(address) ?? 0;
  }

  add(address: string): void {
    this.#size += 1;
    this.#byAddress.set(address, this.of(address) + 1);
  }

  remove(address: string): void {
    this.#size -= 1;
    const left = this.of(address) - 1;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
  }
}
