/** With fewer entries nothing tells what belongs together. A file of its own, since a build names it without finding themes. */
export const LEAST_TO_DISCOVER = 50;
