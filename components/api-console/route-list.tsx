import type { RouteGroup, RouteView } from "@/lib/shared/contract";
import type { Messages } from "@/lib/shared/i18n/messages";
import { CodeBlock } from "./code-block";
import { FieldList } from "./field-list";

interface RouteListProps {
  readonly groups: readonly RouteGroup[];
  readonly text: Messages["api"];
}

/** Every administrative route by part of the console; each opens into its fields. */
export function RouteList({ groups, text }: RouteListProps) {
  return (
    <div className="flex flex-col gap-8">
      {groups.map(({ area, title, routes }) => (
        <section key={area} id={area} aria-labelledby={`${area}-title`} className="scroll-mt-20">
          <h2 id={`${area}-title`} className="text-lg">
            {title}
          </h2>
          <ul className="mt-2 divide-y divide-line border-line border-y">
            {routes.map((route) => (
              <li key={route.id} id={route.id} className="scroll-mt-20">
                <Route route={route} text={text} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Route({ route, text }: { readonly route: RouteView; readonly text: Messages["api"] }) {
  const { method, path, summary, role, scope } = route;
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2">
        <h3 className="font-mono font-semibold text-base [overflow-wrap:anywhere]">
          {method} {path}
        </h3>
        <span className="text-muted">{summary}</span>
      </summary>
      <div className="flex flex-col gap-4 pb-4">
        <p className="text-sm">
          {roleText(role, text)}{" "}
          {scope ? text.routeScope.replace("{scope}", scope) : text.routeNoToken}
        </p>
        <FieldList title={text.request} fields={route.request} text={text} kind="request" />
        {route.isFile ? (
          <p className="text-muted text-sm">{text.routeFile}</p>
        ) : (
          <FieldList title={text.routeData} fields={route.answer} text={text} kind="answer" />
        )}
        {scope && <CodeBlock label={text.fromShell} code={route.curl} />}
      </div>
    </details>
  );
}

function roleText(role: RouteView["role"], text: Messages["api"]): string {
  const texts = {
    readonly: text.routeReadonly,
    moderator: text.routeModerator,
    admin: text.routeAdmin,
  };
  return texts[role];
}
