import { redirect } from "next/navigation";
import { HomeView } from "@/components/home/home-view";
import { tapesPerPage } from "@/lib/shared/list-sizes";
import { pageLives, pageTapes } from "./page-data";

interface HomePageProps {
  readonly searchParams: Promise<{ readonly page?: string | string[] }>;
}

export default async function HomePage({ searchParams }: HomePageProps) {
  const asked = Number((await searchParams).page ?? 1);
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  const [lives, tapes] = await Promise.all([pageLives(), pageTapes(page)]);
  const lastPage = Math.max(1, Math.ceil(tapes.total / tapesPerPage));
  // An old link to a page that has become empty leads to the last one that has something.
  if (page > lastPage) redirect(lastPage === 1 ? "/" : `/?page=${lastPage}`);
  return <HomeView initialLives={lives} initialTapes={tapes} page={page} nowMs={Date.now()} />;
}
