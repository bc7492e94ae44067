import type { Config } from "@/lib/config";
import { isSecretName, maskAddresses, maskText, writtenForms } from "@/lib/log/mask-secrets";
import { secretsOf } from "./doctor/without-secrets";

/** A ledger entry keeps this much of a body. */
const ledgerBodyLength = 4096;
/** Ids, words and short numbers: nothing is named in them, and whatever opens something is longer. */
const plain = /^[\w.\- ]{0,40}$/;
/** Of a configuration, which does not change. */
const knownForms = new WeakMap<Config, readonly string[]>();

/**
 * What the ledger keeps of a callback: everything but what opens something. Its sign is a key for its
 * validity, and `stream_param` carries the push signature, as do the URLs in the body of a relay
 * (314); addresses of recordings may be signed as well, and stand within others.
 */
export function ledgerBodyOf(config: Config, body: Record<string, unknown>): string {
  const { sign: _sign, stream_param: _param, ...rest } = body;
  const secrets = formsOf(config);
  const text = JSON.stringify(rest, (name, value: unknown) => {
    if (isSecretName(name) && value !== null && value !== "") return "…";
    return typeof value === "string" ? masked(value, secrets) : value;
  });
  return text.slice(0, ledgerBodyLength);
}

function masked(text: string, secrets: readonly string[]): string {
  if (plain.test(text) && !secrets.some((secret) => text.includes(secret))) return text;
  return maskAddresses(maskText(text, secrets));
}

function formsOf(config: Config): readonly string[] {
  const known = knownForms.get(config);
  if (known) return known;
  const forms = writtenForms(secretsOf(config));
  knownForms.set(config, forms);
  return forms;
}
