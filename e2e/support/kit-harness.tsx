import { useState } from "react";
import { createRoot } from "react-dom/client";
import { ActionOutcome } from "@/components/admin/kit/action-outcome";
import { ConfirmDialog } from "@/components/admin/kit/confirm-dialog";
import { DataTable } from "@/components/admin/kit/data-table";
import { Drawer } from "@/components/admin/kit/drawer";
import { RowMenu } from "@/components/admin/kit/row-menu";
import { SearchFilter } from "@/components/admin/kit/search-filter";
import { useAdminAction } from "@/components/admin/kit/use-admin-action";
import { ActionError } from "@/components/data/client";
import { Providers } from "@/components/providers";
import { messagesFor } from "@/lib/shared/i18n/messages";

const names = ["ann", "bob", "cleo"] as const;
type Name = (typeof names)[number];

declare global {
  interface Window {
    /** What the page under test did, in the order in which it did it. */
    said: string[];
  }
}

window.said = [];
const say = (what: string) => window.said.push(what);

/** A list as the console's pages are made of, with a server that refuses the first deletion. */
function Harness() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Name | null>(null);
  const [shown, setShown] = useState<Name | null>(null);
  const removal = useAdminAction({
    call: async (name: Name) => {
      say(`delete ${name}`);
      if (window.said.filter((it) => it.startsWith("delete")).length === 1) {
        throw new ActionError(0, "down");
      }
      return name;
    },
    invalidates: [],
    onDone: () => setAsked(null),
  });
  const menu = (name: Name) => (
    <RowMenu
      label={`Actions for ${name}`}
      items={[
        { id: "remove", label: "Delete", tone: "danger", onSelect: () => setAsked(name) },
        { id: "show", label: "Show", onSelect: () => setShown(name) },
        { id: "mute", label: "Mute", disabled: true, onSelect: () => say("mute") },
        { id: "copy", label: "Copy", onSelect: () => say(`copy ${name}`) },
      ]}
    />
  );
  return (
    <>
      <SearchFilter label="Search" value="" onChange={(value) => say(`search ${value}`)} />
      {!asked && (
        <ActionOutcome
          action={removal}
          say={(name) => `${name} is gone`}
          undo={(name) => say(`undo ${name}`)}
        />
      )}
      <div style={{ overflow: "hidden", width: "12rem", height: "6rem" }}>
        {names.map((name) => (
          <p key={name}>
            {name} {menu(name)}
          </p>
        ))}
      </div>
      <DataTable<Name>
        caption="People"
        columns={[{ id: "name", title: "Name", cell: (name) => name }]}
        rows={names}
        rowKey={(name) => name}
        selection={{ selected, onChange: setSelected }}
        empty={null}
        busy={false}
      />
      {shown && (
        <Drawer title={shown} onClose={() => setShown(null)}>
          {menu(shown)}
        </Drawer>
      )}
      {asked && (
        <ConfirmDialog
          title={`Delete ${asked}?`}
          text="For good."
          confirmLabel="Delete"
          tone="danger"
          typed={asked}
          pending={removal.pending}
          error={removal.error}
          onConfirm={() => removal.run(asked)}
          onCancel={() => setAsked(null)}
        />
      )}
    </>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <Providers locale="en" messages={messagesFor("en")} nowMs={Date.now()}>
      <Harness />
    </Providers>,
  );
}
