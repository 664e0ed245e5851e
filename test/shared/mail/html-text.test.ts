import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../shared/mail/html-text.ts';
import { cpuTime } from './cpu-time.ts';

describe('HTML as text', () => {
  it.each([
    ['paragraphs and breaks', '<p>Un</p><p>Deux<br>Trois</p>', 'Un\n\nDeux\nTrois'],
    [
      'Word paragraphs without a blank line each',
      '<p class="MsoNormal">Un</p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class=MsoNormal>Deux</p>',
      'Un\n\u00a0\nDeux',
    ],
    ['webmail lines', '<div>Un</div><div><br></div><div>Deux</div>', 'Un\n\nDeux'],
    [
      'table cells',
      '<table><tr><td>Nom</td><td>Essai</td></tr><tr><td>NIR</td><td>1 85</td></tr></table>',
      'Nom | Essai\nNIR | 1 85',
    ],
    [
      'Word table cells',
      '<table><tr><td><p>Nom</p></td><td width=5><p>Essai</p></td><td></td></tr></table>après',
      'Nom | Essai\naprès',
    ],
    ['cells without closing tags', '<table><tr><td>Nom<td>Essai<tr><td>NIR<td>1 85</table>', 'Nom | Essai\nNIR | 1 85'],
    ['lists', '<ul><li>un</li><li>deux</li></ul><ol><li>a<li>b</ol>', '- un\n- deux\n1. a\n2. b'],
    [
      'entities, named, numbered and of windows',
      '&eacute;&#233;&#xE9; &lt;a&gt; &amp; l&#146;an &euro;',
      'ééé <a> & l’an €',
    ],
    ['links by their words only', 'Voir <a href="https://x.example/1850578006084">notre page</a>.', 'Voir notre page.'],
    ['no pictures', 'a<img src=x alt="logo 185">b', 'ab'],
    ['headings as written', '<h1>Ma demande</h1><p>x</p>', 'Ma demande\n\nx'],
    ['spaces as one', 'a \n\t b<b> c</b> <i>d</i>e', 'a b c de'],
    ['words split by marks unbroken', 'rem<b>bours</b>ement 1<span>85</span>', 'remboursement 185'],
    ['preformatted text', '<pre>a  b\n c</pre>d', 'a  b\n c\nd'],
    ['a rule', 'a<hr>b', `a\n${'_'.repeat(32)}\nb`],
    ['an unclosed document', '<html><body><p>texte', 'texte'],
    [
      'no title, style, script or comment',
      '<title>t</title><style>p{color:red}</style><script>alert(1)</script><!-- c -->x',
      'x',
    ],
    ['conditional comments of Outlook', '<!--[if mso]><p>mso</p><![endif]--><![if !supportLists]>- x<![endif]>', '- x'],
    ['a bare angle bracket', 'si 3 < 4 et 5 > 2', 'si 3 < 4 et 5 > 2'],
  ])('keeps %s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it.each([
    ['a hidden preheader', '<div style="display:none;max-height:0">aperçu</div>x', 'x'],
    ['nested divs within it', '<div style="DISPLAY : none"><div>a</div><div>b</div></div>x', 'x'],
    ['a hidden cell', '<table><tr><td style="display:none">a<td>x</table>', 'x'],
    ['what only Outlook hides', '<span style="mso-hide:all">a</span>x', 'x'],
    ['the hidden attribute', '<p hidden>a<p>x', 'x'],
  ])('leaves out %s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('marks citations of mail clients, and not an indented paragraph', () => {
    expect(
      htmlToText(
        'Oui<blockquote type="cite"><div>a</div><div><br></div><div>b<blockquote type=cite>c</blockquote></div></blockquote><div>fin</div>',
      ),
    ).toBe('Oui\n> a\n>\n> b\n>> c\nfin');
    expect(htmlToText('a<blockquote style="margin-left:40px">b</blockquote>')).toBe('a\nb');
  });

  it.each([
    ['elements never closed', '<div>'.repeat(1_000_000)],
    ['ends without beginnings', '<b>'.repeat(700_000) + '</i>'.repeat(700_000)],
    ['attributes', `<a ${'x=y '.repeat(1_200_000)}>`],
    ['citations', '<blockquote type=cite>a'.repeat(220_000)],
    ['lists', '<ol><li>a'.repeat(500_000)],
    ['angle brackets', '<'.repeat(5_000_000)],
    ['comments never closed', '<!--'.repeat(1_200_000)],
    ['spaces and entities', ' &nbsp;'.repeat(700_000)],
    ['a style', `<p style="${'display:'.repeat(600_000)}">`],
  ])('grows in line with the length: 5 MB of %s', (_, html) => {
    expect(cpuTime(() => htmlToText(html))).toBeLessThan(4_000);
  });
});
