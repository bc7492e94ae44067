import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { signOut } from "@/components/data/client";

/** Signs the browser out and goes home. */
export function useSignOut() {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [failed, setFailed] = useState(false);
  const leave = () =>
    startTransition(async () => {
      setFailed(false);
      try {
        await signOut();
      } catch {
        // Whatever the reason, the reader is still signed in and must know it.
        setFailed(true);
        return;
      }
      router.push("/");
      router.refresh();
    });
  return { pending, failed, leave } as const;
}
