import {
  ChartLine,
  Film,
  Flag,
  Inbox,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  MessageSquareX,
  Radio,
  ScrollText,
  Server,
  Stethoscope,
  Users,
  Webhook,
} from "lucide-react";
import type { StaffRole } from "@/lib/shared/staff";

/** The pages of the console. */
export type AdminPlace =
  | "overview"
  | "lives"
  | "tapes"
  | "charts"
  | "people"
  | "reports"
  | "words"
  | "callbacks"
  | "webhooks"
  | "system"
  | "doctor"
  | "audit"
  | "tokens";

interface PlaceEntry {
  readonly name: AdminPlace;
  readonly href: string;
  readonly icon: LucideIcon;
  readonly least: StaffRole;
}

interface PlaceGroup {
  readonly name: "groupWatch" | "groupPeople" | "groupOperate";
  readonly places: readonly PlaceEntry[];
}

/** The pages in the order of the rail, each with who may see it. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    name: "groupWatch",
    places: [
      { name: "overview", href: "/admin", icon: LayoutDashboard, least: "readonly" },
      { name: "lives", href: "/admin/lives", icon: Radio, least: "readonly" },
      { name: "tapes", href: "/admin/tapes", icon: Film, least: "readonly" },
      { name: "charts", href: "/admin/charts", icon: ChartLine, least: "readonly" },
    ],
  },
  {
    name: "groupPeople",
    places: [
      { name: "people", href: "/admin/people", icon: Users, least: "readonly" },
      { name: "reports", href: "/admin/reports", icon: Flag, least: "readonly" },
      { name: "words", href: "/admin/words", icon: MessageSquareX, least: "moderator" },
    ],
  },
  {
    name: "groupOperate",
    places: [
      { name: "callbacks", href: "/admin/callbacks", icon: Inbox, least: "readonly" },
      { name: "webhooks", href: "/admin/webhooks", icon: Webhook, least: "admin" },
      { name: "system", href: "/admin/system", icon: Server, least: "readonly" },
      { name: "doctor", href: "/admin/doctor", icon: Stethoscope, least: "readonly" },
      { name: "audit", href: "/admin/audit", icon: ScrollText, least: "readonly" },
      { name: "tokens", href: "/admin/tokens", icon: KeyRound, least: "readonly" },
    ],
  },
];
