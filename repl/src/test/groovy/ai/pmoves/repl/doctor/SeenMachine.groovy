package ai.pmoves.repl.doctor

import ai.pmoves.docker.EngineInfo
import ai.pmoves.kernel.Problem
import java.nio.file.Path
import java.time.Instant

/** A machine that is as it should be, until a test changes something. */
class SeenMachine implements Machine {
    static final Path STATE = Path.of('/home/me/.local/state/pmoves')
    static final FileState PRIVATE = new FileState(true, 'rwx------', true, true, Instant.EPOCH)

    Map<String, String> environment = [LANG: 'C.UTF-8', PATH: '/usr/bin']
    Path directory = Path.of('/home/me/stack')
    int javaMajor = 25
    Map<String, String> texts = ['/proc/meminfo': 'MemAvailable:    4096000 kB\n', '/etc/resolv.conf': 'nameserver 10.0.0.1\n',
                                 '/proc/net/route': 'Iface\tDestination\neth0\t00000000\t0102\n',
                                 '/sys/class/net/eth0/mtu': '1500\n', '/proc/sys/net/ipv4/ip_forward': '1\n',
                                 '/proc/sys/kernel/osrelease': '6.1.0\n', '/proc/self/limits': 'Max open files   65536  65536 files\n']
    Map<String, FileState> files = [(STATE.toString()): PRIVATE, '/sys/fs/cgroup/cgroup.controllers': PRIVATE,
                                    '/var/run/docker.sock': PRIVATE]
    Map<String, List<Path>> folders = [:]
    Set<String> programs = ['docker', 'dockerd', 'iptables', 'apt-get'] as Set
    Set<String> plugins = ['buildx', 'compose'] as Set
    Set<String> offered = ['docker.io', 'docker-buildx', 'docker-compose-v2'] as Set
    Map<String, Long> free = [:]
    Set<Long> alive = [] as Set
    double clockDifference = 0
    Instant now = Instant.parse('2026-11-21T10:00:00Z')
    EngineAnswer engine = new EngineAnswer(engine('1.51', ['runc']), null)
    StateAnswer state = new StateAnswer(null, [])

    static EngineInfo engine(String api, List<String> runtimes) {
        new EngineInfo('unix:///var/run/docker.sock', 'the default socket', '28.2', api, 'Debian', 'x86_64', runtimes)
    }

    SeenMachine noEngine() {
        engine = new EngineAnswer(null, Problem.error('docker.no-engine', 'no Docker engine answers; tried /var/run/docker.sock'))
        this
    }

    Path stateFolder() { STATE }

    Map<String, String> environment() { environment }

    Path directory() { directory }

    int javaMajor() { javaMajor }

    Optional<String> read(Path file) { Optional.ofNullable(texts[file.toString()]) }

    Optional<FileState> file(Path path) { Optional.ofNullable(files[path.toString()]) }

    List<Path> children(Path folder) { folders[folder.toString()] ?: [] }

    long freeBytes(Path path) { free.getOrDefault(path.toString(), 50L << 30) }

    boolean alive(long pid) { alive.contains(pid) }

    Optional<String> output(String... command) {
        if (command[0] == 'env') {
            assert command[0..3] == ['env', 'LC_ALL=C', 'apt-cache', 'policy']
            return Optional.of('  Candidate: ' + (offered.contains(command[4]) ? '1.0' : '(none)') + '\n')
        }
        plugins.contains(command[1]) ? Optional.of('v1') : Optional.<String> empty()
    }

    boolean installed(String program) { programs.contains(program) }

    double clockDifference() { clockDifference }

    Instant now() { now }

    EngineAnswer engine() { engine }

    StateAnswer state() { state }
}
