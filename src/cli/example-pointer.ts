/** A place in the Blueprint for help and hints. It exists in the chart of the README's request; a test sets it to 6. */
export const EXAMPLE_POINTER = '/components/orders/scaling/autoscaling/maxReplicas';
