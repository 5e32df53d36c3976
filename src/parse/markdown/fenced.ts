const fence = /^ {0,3}(?:`{3,}|~{3,})/;

/** Makes what is asked of one line after the other whether it stands in code between fences, and is not the line that ends it. */
export function fencedCode(): (line: string) => boolean {
  let isCode = false;
  return (line) => {
    if (fence.test(line)) isCode = !isCode;
    return isCode;
  };
}
