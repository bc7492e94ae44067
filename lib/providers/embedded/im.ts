import type { ImProvider } from "../im-provider";

/** Without Tencent IM the conversation is the web's alone: every wish is granted by doing nothing. */
export class EmbeddedIm implements ImProvider {
  readonly reachesPhones: boolean = false;

  async openGroup(): Promise<void> {}
  async closeGroup(): Promise<void> {}
  async hasGroup(): Promise<boolean | null> {
    return null;
  }
  async send(): Promise<void> {}
  async mute(): Promise<void> {}
  async muteAll(): Promise<void> {}
}
