package ai.pmoves.docker.rehearsal

import groovy.transform.CompileStatic

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/**
 * A dockerd of our own, without any bridge, below a folder of its own. Found in $PMOVES_TEST_ENGINE_DIR (a folder with the
 * unpacked package: usr/sbin/dockerd) or on the PATH; needs root.
 */
@CompileStatic
class RealEngine implements AutoCloseable {
    static final String SKIPPED = reasonToSkip()

    final Path folder
    final Process process

    private RealEngine(Path folder, Process process) {
        this.folder = folder
        this.process = process
    }

    private static Path unpacked() {
        String given = System.getenv('PMOVES_TEST_ENGINE_DIR')
        given ? Path.of(given) : null
    }

    private static Path dockerd() {
        List<Path> places = unpacked() ? [unpacked().resolve('usr/sbin')] : System.getenv('PATH').split(':').collect { Path.of(it) }
        places.collect { it.resolve('dockerd') }.find { Files.isExecutable(it) }
    }

    private static String reasonToSkip() {
        String why = System.getProperty('user.name') != 'root' ? 'starting dockerd needs root'
                : dockerd() == null ? 'no dockerd on the PATH, and no $PMOVES_TEST_ENGINE_DIR' : null
        if (why) {
            println "SKIPPED: comparison with a real engine: $why"
        }
        why
    }

    static RealEngine start() {
        Path folder = Files.createTempDirectory(Path.of('/tmp'), 'pmre')
        Files.writeString(folder.resolve('daemon.json'), '{}')
        ProcessBuilder builder = new ProcessBuilder(dockerd().toString(), '--config-file', "$folder/daemon.json".toString(),
                '--data-root', "$folder/root".toString(), '--exec-root', "$folder/x".toString(),
                '--pidfile', "$folder/pid".toString(), '-H', "unix://$folder/docker.sock".toString(),
                '--bridge', 'none', '--iptables=false', '--ip6tables=false',
                '--default-address-pool', 'base=10.249.0.0/17,size=24')
        if (unpacked()) {
            Map<String, String> env = builder.environment()
            env['PATH'] = "${unpacked()}/usr/sbin:${unpacked()}/usr/bin:${env['PATH']}".toString()
            env['LD_LIBRARY_PATH'] = "${unpacked()}/usr/lib/x86_64-linux-gnu".toString()
        }
        Process process = builder.redirectErrorStream(true).redirectOutput(folder.resolve('log').toFile()).start()
        RealEngine engine = new RealEngine(folder, process)
        engine.awaitPing()
        engine.importImage()
        engine
    }

    String getEndpoint() { "unix://$folder/docker.sock" }

    private void awaitPing() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30)
        while (System.nanoTime() < end && process.alive) {
            try {
                if (new Wire(endpoint).get('/_ping').status == 200) {
                    return
                }
            } catch (IOException ignored) {
                process.waitFor(100, TimeUnit.MILLISECONDS)
            }
        }
        String log = Files.readString(folder.resolve('log'))
        close()
        throw new IllegalStateException("dockerd does not answer: ${log.readLines().takeRight(5)}")
    }

    /** An image of this machine's own sh and sleep, with the libraries that they need. */
    private void importImage() {
        String script = '''
            set -e
            root=$1/image; mkdir -p $root/bin
            for tool in /bin/sh /bin/sleep; do
              cp -L $tool $root$tool
              for lib in $(ldd $tool | grep -o '/[^ ]*'); do mkdir -p $root$(dirname $lib); cp -L $lib $root$lib; done
            done
            tar -C $root -cf $1/image.tar .'''
        Process tar = new ProcessBuilder('sh', '-c', script, 'sh', folder.toString()).inheritIO().start()
        assert tar.waitFor() == 0
        byte[] image = Files.readAllBytes(folder.resolve('image.tar'))
        String head = 'POST /images/create?fromSrc=-&repo=tool&tag=1&changes=' +
                URLEncoder.encode('CMD ["sleep","1000"]', 'UTF-8') + ' HTTP/1.1\r\nHost: e\r\nConnection: close\r\n' +
                "Content-Type: application/x-tar\r\nContent-Length: ${image.length}\r\n\r\n"
        assert Wire.parse('POST', new Wire(endpoint).raw(head.bytes, image)).status == 200
    }

    @Override
    void close() {
        process.destroy()
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly()
        }
        new ProcessBuilder('sh', '-c', '''
            awk '{print $5}' /proc/self/mountinfo | grep "^$1/" | sort -r | while read m; do umount -l "$m"; done
            rm -rf "$1"''', 'sh', folder.toString()).start().waitFor()
    }
}
