/** The head of a table that an administrator reads; no two columns have the same title. */
export function TableHead({ titles }: { titles: readonly string[] }) {
  return (
    <thead>
      <tr className="border-line border-b text-muted">
        {titles.map((title) => (
          <th key={title} scope="col" className="whitespace-nowrap px-4 py-2 font-semibold">
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}
