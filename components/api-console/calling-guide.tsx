import { surfaceClass } from "@/components/ui/surface-class";
import type { Messages } from "@/lib/shared/i18n/messages";
import { CodeBlock } from "./code-block";
import { CurlBlock } from "./curl-block";
import { sectionClass } from "./section-class";

/** The three protocols: what they share, how an answer looks, a line for the shell. */
export function CallingGuide({ text }: { text: Messages["api"] }) {
  const protocols = [
    {
      title: text.groupAction,
      about: text.groupActionText,
      answer: '{\n  "returnValue": 0,\n  "returnMsg": "…",\n  "returnData": { … }\n}',
      path: "/interface.php",
      body: '{"Action":"FetchList","flag":3}',
    },
    {
      title: text.groupAccount,
      about: text.groupAccountText,
      answer: '{\n  "code": 200,\n  "message": "…",\n  "data": { … }\n}',
      path: "/lite/login",
      body: '{"userid":"alice_01","password":"…"}',
    },
    {
      title: text.groupRoom,
      about: text.groupRoomText,
      answer: '{\n  "code": 0,\n  "message": "…",\n  "timestamp": 1533081600000,\n  …\n}',
      path: "/weapp/live_room/get_room_list?userID=…&token=…",
      body: '{"cnt":20,"index":0}',
    },
  ];
  return (
    <section id="calling" aria-labelledby="calling-title" className={sectionClass}>
      <h2 id="calling-title" className="text-lg">
        {text.callingTitle}
      </h2>
      <p className="mt-1 max-w-prose text-pretty">{text.callingText}</p>
      <div className="mt-4 flex flex-col gap-4">
        {protocols.map(({ title, about, answer, path, body }) => (
          <section key={path} className={surfaceClass("p-4")}>
            <h3>{title}</h3>
            <p className="mt-1 max-w-prose text-pretty text-sm">{about}</p>
            <div className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-2 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
              <CodeBlock label={text.answerForm} code={answer} />
              <CurlBlock label={text.fromShell} path={path} body={body} />
            </div>
          </section>
        ))}
      </div>
    </section>
  );
}
