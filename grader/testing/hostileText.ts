/** What a student could write where it is told: marks and commands of every format. */
export const hostileText = [
  'a | b \\| c \\',
  '`` ` ``` </code></pre>',
  '<script>alert(1)</script> <!-- --> ]]> &amp; &lt;',
  '[click](javascript:alert(1)) ![x](http://evil.example/x.png) https://evil.example www.evil.example a@evil.example',
  '@everyone #1 # heading **bold** _em_ ~~del~~ $x$',
  '::error file=x::forged ##[error]forged %0A::warning::forged',
  '\n::error::on a line of its own\n## Heading\n- item\n> quote\r::notice::cr',
  '=cmd|" /C calc"!A0',
  '\u0000\u0007\u001b[2J\u202e\ud800\ufffe\u{1f600}',
].join(' ');
