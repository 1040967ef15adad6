package ai.pmoves.audit

import ai.pmoves.compose.ComposeFiles
import ai.pmoves.compose.ComposeRequest
import ai.pmoves.kernel.Location
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Workspaces that nobody wrote, from a seed: what is in them ends no audit, and every finding is at a place that there is. */
class HostileTreeSpec extends Specification {
    /** One name for each kind of file that a rule reads. */
    static final List<String> NAMES = [
        'compose.yaml', 'compose.gpu.yml', '.env', '.env.example', 'a.env', 'Makefile', 'more.mk', 'x.sh', 'x.ps1', 'x.py', 'x.js', 'package.json',
        'x.service', 'README.md', '.github/workflows/x.yml', 'Dockerfile', '.dockerignore', '.gitignore', '.gitattributes', 'contracts/topics.json',
        'contracts/schemas/a.schema.json', 'prometheus.yml', 'chit/secrets_manifest.yaml', 'chit/x.cgp.json', 'bootstrap/registry.json',
        'tensorzero.toml', 'config.yaml', 'audit-baseline.json',
    ]
    /** What files of these kinds are made of. */
    static final List<String> PIECES = [
        'docker compose up', 'docker-compose -f a.yml -p x down -v', 'services:', '  a:', '    image: a:1', 'environment:', '- run: ', 'run("docker compose up")',
        '["docker", "compose"', '$(call f,$(1))', '$(foreach a,$(L),', 'A=${A:-${B}}', '${', '$((', '`', '"', "'", '\\', '\n', '\t', ' ', '#', '|', '&&', '(', ')', '[',
        ']', '{', '}', ': ', '- ', '*a', '&a', '<<: *a', '<<EOF', '<<<<<<< a', 'define x', 'endef', 'ifeq (a,a)', 'else', 'endif', 'include more.mk', 'FROM a AS b',
        'COPY --from=b a b', 'ARG A=$A', '{"topics": {"a.b.c": {"schema": "x"}}}', '"scripts": {"a": "', 'nats.publish("a.b.c")', 'ExecStart=', '```', '~~~', '[a.b]', 'k = "env::A"',
        'pmoves: ignore images.floating because x', 'case a in', 'esac', 'if a; then', 'fi', 'f() {', 'export ', 'ghp_0123456789abcdef', '\uFEFF', '\u0000', '\r\n', '\u2028', 'é', '\uD83D\uDE00',
        'CMD-SHELL', 'healthcheck: {test: [CMD-SHELL, "curl -f http://localhost"]}', 'ports: ["1-65535:1-65535"]', 'depends_on: [a]', 'extends: a', 'env_file: a.env',
    ]
    static final int LONGEST = 40_000

    @TempDir
    Path root

    @Timeout(120)
    def 'a tree of #what ends in a report, seed #seed'() {
        given:
        def random = new Random(seed)
        NAMES.each { name ->
            def file = root.resolve(name)
            Files.createDirectories(file.parent)
            Files.write(file, make(random))
        }
        Files.createDirectories(root.resolve('.git'))
        if (seed % 2 == 0) {
            // with a stack that can be read, every rule has its turn
            Files.writeString(root.resolve('compose.yaml'), STACK)
        }

        when:
        def report = Audit.of(Target.around(ComposeFiles.resolve(ComposeRequest.in(root, [:]).withProfiles(['*']))), Selection.ALL, Baseline.EMPTY)

        then:
        report.open().findAll { it.where() != null && !isThere(it.where()) } == []
        ReportFormat.values().every { it.write(report).endsWith("\n") }

        where:
        [what, make, seed] << [
            ['random bytes', { Random r -> bytes(r) }],
            ['pieces', { Random r -> pieces(r, r.nextInt(1, 400)) }],
            ['one piece again and again', { Random r -> again(r) }],
            ['deep nesting', { Random r -> deep(r) }],
            ['one line', { Random r -> line(r) }],
            ['texts that are cut', { Random r -> cut(r) }],
        ].collectMany { kind -> (1..6).collect { kind + [it * 31 + kind[0].length()] } }
    }

    private static final String STACK = '''\
services:
  a:
    image: a:${TAG:-1}
    build: {context: ., dockerfile: Dockerfile}
    env_file: [{path: a.env, required: false}]
    volumes: ["./config.yaml:/c.yaml", "./tensorzero.toml:/t.toml", "./prometheus.yml:/p.yml"]
    environment: {URL: "http://b:80", KEY: "${KEY:-}"}
    ports: ["80:80"]
    depends_on: [b]
  b:
    image: b
    healthcheck: {test: [CMD-SHELL, "curl http://localhost || exit 1"]}
'''

    private boolean isThere(Location where) {
        def file = root.resolve(where.file())
        if (!Files.exists(file)) {
            return false
        }
        def lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split('\n|\r(?!\n)|\u2028|\u2029|\u0085', -1)
        where.line() <= lines.length
    }

    private static byte[] bytes(Random random) {
        def bytes = new byte[random.nextInt(4000)]
        random.nextBytes(bytes)
        bytes
    }

    private static byte[] pieces(Random random, int count) {
        (0..count).collect { PIECES[random.nextInt(PIECES.size())] + (random.nextInt(4) == 0 ? '\n' : ' ') }.join('').bytes
    }

    private static byte[] again(Random random) {
        def piece = PIECES[random.nextInt(PIECES.size())] + (random.nextBoolean() ? '\n' : '')
        (new String(pieces(random, 5)) + piece * (LONGEST.intdiv(piece.length()))).bytes
    }

    private static byte[] deep(Random random) {
        def pair = [['[', ']'], ['{"a":', '}'], ['$(', ')'], ['${A:-', '}'], ['(', ')'], ['"$(', ')"'], ['$(if a,', ')'], ['- ', ''], ['{a: ', '}'], ['if a; then ', '; fi']][random.nextInt(10)]
        def depth = random.nextInt(50, 5000)
        (['', 'docker compose ', 'a = ', 'up:\n\tdocker compose '][random.nextInt(4)] + pair[0] * depth + (random.nextBoolean() ? pair[1] * depth : '')).bytes
    }

    private static byte[] line(Random random) {
        def text = new String(pieces(random, 30)).replaceAll('\\R', ' ')
        (text * (LONGEST.intdiv(text.length()))).bytes
    }

    private static byte[] cut(Random random) {
        def whole = pieces(random, 60)
        Arrays.copyOf(whole, random.nextInt(whole.length))
    }
}
