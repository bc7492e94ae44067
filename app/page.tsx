import { HomeView } from "@/components/home/home-view";
import { pageLives, pageTapes } from "./page-data";

interface HomePageProps {
  readonly searchParams: Promise<{ readonly page?: string | string[] }>;
}

export default async function HomePage({ searchParams }: HomePageProps) {
  const asked = Number((await searchParams).page ?? 1);
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 1;
  const [lives, tapes] = await Promise.all([pageLives(1), pageTapes(page)]);
  return <HomeView initialLives={lives} initialTapes={tapes} page={page} />;
}
