/**
 * A path of gRPC: nothing, a service, or a service and one of its methods.
 *
 * @see https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md (Path is "/" Service-Name "/" {method name})
 */
const GRPC_PATH = /^\/(?:([A-Za-z_][\w.]*)(?:\/([A-Za-z_]\w*)?)?)?$/;

/** The service and method a path stands for, each empty when it takes all; undefined when it is no path of gRPC. */
export function parseGrpcPath(
  path: string,
): { readonly service: string; readonly method: string } | undefined {
  const match = GRPC_PATH.exec(path);
  return match === null ? undefined : { service: match[1] ?? '', method: match[2] ?? '' };
}
