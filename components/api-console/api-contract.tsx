import { FileJson } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import type { ContractView, SignatureExample } from "@/lib/shared/contract";
import type { Messages } from "@/lib/shared/i18n/messages";
import { CallingGuide } from "./calling-guide";
import { CredentialsProvider } from "./credentials";
import { ErrorList } from "./error-list";
import { groupTitle } from "./group-title";
import { OperationCard } from "./operation-card";
import { OperationPicker } from "./operation-picker";
import { ProofGuide } from "./proof-guide";
import { SideNavigation } from "./side-navigation";

interface ApiContractProps {
  readonly contract: ContractView;
  readonly signature: SignatureExample;
  readonly text: Messages["api"];
}

/** The whole contract: how to call, every operation with its console, the error table. */
export function ApiContract({ contract, signature, text }: ApiContractProps) {
  const places = [
    {
      title: text.overview,
      items: [
        { id: "calling", name: text.callingTitle },
        { id: "proof", name: text.proofTitle },
        { id: "errors", name: text.errorsTitle },
      ],
    },
    ...contract.groups.map(({ protocol, operations }) => ({
      title: groupTitle(protocol, text),
      items: operations.map(({ id, name }) => ({ id, name })),
    })),
  ];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 lg:grid-cols-[208px_minmax(0,1fr)]">
      <SideNavigation places={places} />
      <div className="flex flex-col gap-8">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="text-2xl">{text.title}</h1>
            <p className="mt-1 text-muted">{text.lead}</p>
          </div>
          <a href="/openapi.json" className={buttonClass()}>
            <FileJson aria-hidden className="size-4 shrink-0" />
            {text.openapi}
          </a>
        </div>
        <OperationPicker places={places} />
        <CallingGuide text={text} />
        <ProofGuide text={text} example={signature} />
        <CredentialsProvider>
          {contract.groups.map(({ protocol, operations }) => (
            <section key={protocol} aria-labelledby={`group-${protocol}`}>
              <h2 id={`group-${protocol}`} className="text-lg">
                {groupTitle(protocol, text)}
              </h2>
              <div className="mt-3 flex flex-col gap-4">
                {operations.map((operation) => (
                  <OperationCard key={operation.id} operation={operation} text={text} />
                ))}
              </div>
            </section>
          ))}
        </CredentialsProvider>
        <ErrorList errors={contract.errors} text={text} />
      </div>
    </div>
  );
}
