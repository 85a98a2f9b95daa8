/**
 * Left-aligned columns, two spaces apart. The last column is not padded.
 *
 * @param rows - Cells by row; a missing cell is empty. Widths count characters before styling.
 * @param decorate - Styles a padded cell by its column.
 */
export function formatTable(
  rows: readonly (readonly string[])[],
  decorate: (cell: string, column: number) => string = (cell) => cell,
): string {
  const widths: number[] = [];
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          decorate(column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0), column),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
