/** Turns a DNS label into a camelCase key of values.yaml: `order-api` is `orderApi`. */
export function camelCase(label: string): string {
  return label.replace(/-+([a-z0-9])/g, (_, character: string) => character.toUpperCase());
}
