import { StepList } from "@/components/ui/step-list";
import { surfaceClass } from "@/components/ui/surface-class";
import type { SignatureExample } from "@/lib/shared/contract";
import type { Messages } from "@/lib/shared/i18n/messages";
import { sectionClass } from "./section-class";

interface ProofGuideProps {
  readonly text: Messages["api"];
  readonly example: SignatureExample;
}

/** The ways to prove who calls, and how the apps' signature comes about. */
export function ProofGuide({ text, example }: ProofGuideProps) {
  const steps = [
    [text.exampleToken, example.token],
    [text.exampleBody, example.body],
    [text.exampleBodyHash, example.bodyHash],
    [text.exampleSignature, example.signature],
  ] as const;
  return (
    <section id="proof" aria-labelledby="proof-title" className={sectionClass}>
      <h2 id="proof-title" className="text-lg">
        {text.proofTitle}
      </h2>
      <p className="mt-1 max-w-prose text-pretty">{text.proofText}</p>
      <div className={surfaceClass("mt-4 p-4")}>
        <dl className="grid gap-3 sm:grid-cols-2">
          <div>
            <dt className="font-semibold">{text.proofCookie}</dt>
            <dd className="text-sm">{text.proofCookieText}</dd>
          </div>
          <div>
            <dt className="font-semibold">{text.proofBearer}</dt>
            <dd className="text-sm">{text.proofBearerText}</dd>
          </div>
        </dl>
        <h3 className="mt-4 border-line border-t pt-4">{text.proofSignature}</h3>
        <p className="text-sm">{text.proofSignatureText}</p>
        <p className="mt-3 font-mono text-base">
          Liteav-Sig = md5(
          <wbr />
          token + md5(body))
        </p>
        <StepList steps={steps} className="mt-3" />
      </div>
    </section>
  );
}
