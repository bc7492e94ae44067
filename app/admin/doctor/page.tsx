import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getPageText } from "@/app/page-text";
import { AdminOnly } from "@/components/admin/kit/admin-only";
import { DoctorView } from "@/components/doctor/doctor-view";
import { pageAdminAccess } from "../page-admin";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getPageText()).t("doctor.title") };
}

export default async function DoctorPage() {
  const access = await pageAdminAccess();
  if (access === "anonymous") redirect("/login?next=/admin/doctor");
  return access === "staff" ? <DoctorView /> : <AdminOnly />;
}
