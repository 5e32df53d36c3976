/** Tags of site generators: a text → the text without them, and which lines had nothing else. */
import { expect, it } from 'vitest';
import { withoutTags } from '../../src/parse/markdown/source/generator-tags.ts';

it.each([
  ['The lamp {{< icon >}} is lit.', 'The lamp is lit.'],
  ['The lamp{{% note %}} is lit{{% /note %}}.', 'The lamp is lit.'],
  ['The {% comment %}old\nlamp{% endcomment %} is lit.', 'The\n is lit.'],
  ['The {%- if lit -%} lamp {% endif %} is lit.', 'The lamp is lit.'],
  ['[Lamps]({{ site.baseurl }}/lamps)', '[Lamps](/lamps)'],
  ['[Lamps]({{ "/lamps" | relative_url }})', '[Lamps](/lamps)'],
  ["[Lamps]({{- '/lamps' | absolute_url -}})", '[Lamps](/lamps)'],
  ['{% highlight sh %}\nlamp --lit\n{% endhighlight %}', '```sh\nlamp --lit\n```'],
  ['{% highlight sh linenos %}', '```sh'],
])('%j is %j', (text, shown) => {
  expect(withoutTags(text)).toEqual({ text: shown, tags: [] });
});

it.each([
  'The lamp is lit.',
  'A `{{< tag >}}` in code.',
  '```\n{{< tag >}}\n```',
  '~~~~\n{% raw %}\n~~~\n{{< tag >}}\n~~~~',
  '```\n{{< tag >}}',
  'A {{ name }} of mine, and {brace}.',
])('%j stays as it is', (text) => {
  expect(withoutTags(text)).toEqual({ text, tags: [] });
});

it.each([
  ['{{< youtube abc >}}', 'https://www.youtube.com/watch?v=abc'],
  ['{{< youtube id="abc" autoplay="true" >}}', 'https://www.youtube.com/watch?v=abc'],
  ['{% include youtube.html id="abc" %}', 'https://www.youtube.com/watch?v=abc'],
  ["{% vimeo '123' %}", 'https://vimeo.com/123'],
  ['{{< instagram abc >}}', 'https://www.instagram.com/p/abc'],
  ['{{< gist keeper 123 >}}', 'https://gist.github.com/keeper/123'],
  ['{% gist 123 %}', 'https://gist.github.com/123'],
  ['{{< tweet user="keeper" id="123" >}}', 'https://x.com/keeper/status/123'],
  ['{{< x 123 >}}', 'https://x.com/i/status/123'],
  ['{{ twitter(id="123") }}', 'https://x.com/i/status/123'],
  ['{{< card url="https://lamp.example/a" >}}', 'https://lamp.example/a'],
  ['{{< card "https://lamp.example/a" >}}', 'https://lamp.example/a'],
])('%s leaves its address', (tag, address) => {
  expect(withoutTags(tag)).toEqual({ text: ` <${address}>`, tags: [] });
});

it.each([
  '{{< lamps 123 >}}',
  '{{< youtube "a b" >}}',
  '{{< youtube >}}',
  '{{< card url="javascript:alert(1)" >}}',
  '{{< figure src="lamp.png" >}}',
])('%s leaves nothing', (tag) => {
  expect(withoutTags(`Above\n\n${tag}\n\nBelow`)).toEqual({
    text: 'Above\n\n\n\nBelow',
    tags: [{ line: 2, endLine: 2 }],
  });
});

it('tells lines that follow each other as one stretch', () => {
  const text = 'Above\n{{< a >}}\n{{< b\n  c="d" >}}\n\n{{< e >}}\nBelow {{< f >}}';
  const { tags } = withoutTags(text);
  expect(tags).toEqual([
    { line: 1, endLine: 3 },
    { line: 5, endLine: 5 },
  ]);
});

it('knows nobody whose name has a line break', () => {
  expect(withoutTags('{{< tweet user="keeper\nof lamps" id="123" >}}').text).toBe(
    ' <https://x.com/i/status/123>\n',
  );
});
