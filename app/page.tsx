import { redirect } from "next/navigation";
import { HomeView } from "@/components/home/home-view";
import { readWallPlace, wallPath } from "@/components/home/wall-place";
import { tapesPerPage } from "@/lib/shared/list-sizes";
import { pageWall } from "./page-data";

interface HomePageProps {
  readonly searchParams: Promise<Readonly<Record<"q" | "page", string | string[] | undefined>>>;
}

export default async function HomePage({ searchParams }: HomePageProps) {
  const { q, page: asked } = await searchParams;
  const { search, page } = readWallPlace(q, asked);
  const wall = await pageWall(search, page);
  const lastPage = Math.max(1, Math.ceil(wall.tapes.total / tapesPerPage));
  // An old link to a page that has become empty leads to the last one that has something.
  if (page > lastPage) redirect(wallPath({ search, page: lastPage }));
  return <HomeView initialWall={wall} />;
}
