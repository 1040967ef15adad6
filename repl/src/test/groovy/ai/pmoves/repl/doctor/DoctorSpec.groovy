package ai.pmoves.repl.doctor

import ai.pmoves.kernel.Orphan
import ai.pmoves.kernel.Problem
import ai.pmoves.kernel.StepPath
import ai.pmoves.repl.doctor.Finding.Level
import ai.pmoves.repl.doctor.Machine.FileState
import ai.pmoves.repl.doctor.Machine.StateAnswer
import java.nio.file.Path
import java.time.Instant
import spock.lang.Specification

class DoctorSpec extends Specification {

    def "a machine as it should be has nothing to mend"() {
        expect:
        def found = Checks.of(new SeenMachine())
        found*.check().containsAll(['jdk', 'state', 'engine', 'docker-cli'])
        found.findAll { it.level() != Level.OK } == []
    }

    def "it is said that locks hold within one state folder only"() {
        expect:
        Checks.of(new SeenMachine()).find { it.check() == 'state' }.message().contains('only runs that share it wait')
    }

    def "#fault: cause and fix are named by '#check'"() {
        given:
        def machine = new SeenMachine()
        machine.with(spoil)

        when:
        def bad = Checks.of(machine).findAll { it.level() != Level.OK }

        then: "this fault, and no other"
        bad*.check() == [check]
        bad[0].level() == level
        bad[0].message().contains(cause)
        bad[0].fix().contains(fix)

        where:
        fault                           | spoil || check | level | cause | fix
        '-Xrs disables signals'         | { environment.PMOVES_JAVA_OPTS = '-Xrs' } || 'jvm-options' | Level.FAIL | '-Xrs' | 'PMOVES_JAVA_OPTS'
        'locale C'                      | { environment.LANG = 'C' } || 'locale' | Level.WARN | 'ASCII' | 'LANG=C.UTF-8'
        'unknown time zone'             | { environment.TZ = 'Mars/Base' } || 'time-zone' | Level.WARN | 'Mars/Base' | 'TZ='
        'few open files'                | { texts['/proc/self/limits'] = 'Max open files  256  256 files' } || 'open-files' | Level.WARN | '256' | 'ulimit -n'
        'state folder is a file'        | { files[STATE.toString()] = new FileState(false, 'rw-------', true, true, Instant.EPOCH) } || 'state' | Level.FAIL | 'is a file' | 'PMOVES_STATE_DIR'
        'state folder not writable'     | { files[STATE.toString()] = new FileState(true, 'r-x------', true, false, Instant.EPOCH) } || 'state' | Level.FAIL | 'cannot be written' | 'chmod'
        'state folder of root'          | { files[STATE.toString()] = new FileState(true, 'rwx------', false, true, Instant.EPOCH) } || 'state-owner' | Level.FAIL | 'sudo' | 'chown'
        'state open to others'          | { files[STATE.toString()] = new FileState(true, 'rwxr-xr-x', true, true, Instant.EPOCH) } || 'state-mode' | Level.FAIL | 'rwxr-xr-x' | 'chmod -R go='
        'state on a 9p mount'           | { state = new StateAnswer(Problem.error('state.unsafe', 'the state folder is on 9p, a Windows drive').fix('export PMOVES_STATE_DIR=~/state'), []) } || 'journal' | Level.FAIL | '9p' | 'PMOVES_STATE_DIR'
        'state disk full'               | { free[STATE.toString()] = 10L << 20 } || 'state-space' | Level.FAIL | '10 MiB' | 'PMOVES_STATE_DIR'
        'lock of a killed run'          | { folders[STATE.resolve('locks').toString()] = [Path.of('/l/home.json')]; texts['/l/home.json'] = '{"pid":4711}' } || 'stale-lock' | Level.WARN | '4711' | 'pmoves resume'
        'orphan of a killed run'        | { state = new StateAnswer(null, [new Orphan('k7f3', StepPath.of('pull'), 815, Instant.EPOCH, 'docker pull')]) } || 'orphan' | Level.FAIL | 'k7f3' | 'kill -- -815'
        'engine stopped'                | { noEngine() } || 'engine' | Level.FAIL | 'tried /var/run/docker.sock' | 'systemctl start docker'
        'engine not installed'          | { noEngine(); programs.remove('dockerd') } || 'engine' | Level.FAIL | 'no engine is installed' | 'docker.io'
        'DOCKER_HOST wrong'             | { noEngine(); environment.DOCKER_HOST = 'tcp://nowhere:1' } || 'engine' | Level.FAIL | 'no Docker engine answers' | 'DOCKER_HOST'
        'not in group docker'           | { noEngine(); files['/var/run/docker.sock'] = new FileState(false, 'rw-rw----', false, false, Instant.EPOCH) } || 'engine-permission' | Level.FAIL | 'group docker' | 'usermod -aG docker'
        'engine too old'                | { engine = new Machine.EngineAnswer(engine('1.40', []), null) } || 'engine-version' | Level.FAIL | '1.40' | '20.10'
        'docker from snap'              | { files['/snap/bin/docker'] = PRIVATE } || 'engine-snap' | Level.WARN | 'snap' | 'snap remove'
        'no docker command'             | { programs.remove('docker') } || 'docker-cli' | Level.WARN | 'not installed' | 'apt-get install -y docker.io'
        'no buildx'                     | { plugins.remove('buildx') } || 'buildx' | Level.WARN | 'buildx' | 'apt-get install -y docker-buildx'
        'no buildx, none to be had'     | { plugins.remove('buildx'); offered = [] as Set } || 'buildx' | Level.WARN | 'buildx' | 'see https://docs.docker.com/go/buildx/'
        'no compose plugin'             | { plugins.remove('compose') } || 'compose-plugin' | Level.WARN | 'Compose plugin' | 'apt-get install -y docker-compose-v2'
        'no compose plugin, no apt'     | { plugins.remove('compose'); programs.remove('apt-get') } || 'compose-plugin' | Level.WARN | 'Compose plugin' | 'see https://docs.docker.com/compose/install/linux/'
        'GPU without runtime'           | { files['/proc/driver/nvidia/version'] = PRIVATE } || 'gpu' | Level.FAIL | 'GPU' | 'nvidia-ctk'
        'image disk full'               | { free['/var/lib/docker'] = 1L << 30 } || 'engine-space' | Level.WARN | '1024 MiB' | 'docker system df'
        'little memory'                 | { texts['/proc/meminfo'] = 'MemAvailable:  102400 kB' } || 'memory' | Level.WARN | '100 MiB' | 'swap'
        'no memory controller'          | { files.remove('/sys/fs/cgroup/cgroup.controllers'); files['/sys/fs/cgroup'] = PRIVATE } || 'cgroups' | Level.WARN | 'memory controller' | 'boot'
        'clock without battery'         | { now = Instant.parse('1970-01-01T00:01:00Z') } || 'clock' | Level.FAIL | '1970' | 'set-ntp'
        'clock drifted'                 | { clockDifference = -3600 } || 'clock' | Level.FAIL | '3600 s' | 'hwclock'
        'checkout on the Windows drive' | { texts['/proc/sys/kernel/osrelease'] = '5.15-microsoft-standard-WSL2'; directory = Path.of('/mnt/c/stack') } || 'wsl-folder' | Level.WARN | '/mnt/c/stack' | 'git clone'
        'CR LF in runbooks'             | { folders['/home/me/stack/runbooks'] = [Path.of('/r/a.groovy')]; texts['/r/a.groovy'] = "sh 'x'\r\n" } || 'line-ends' | Level.WARN | 'CR LF' | 'autocrlf'
        'no packet forwarding'          | { texts['/proc/sys/net/ipv4/ip_forward'] = '0\n' } || 'ip-forward' | Level.FAIL | 'forwards no packets' | 'sysctl'
        'no iptables'                   | { programs.remove('iptables') } || 'iptables' | Level.FAIL | 'iptables' | 'apt-get install'
        'VPN with small packets'        | { texts['/sys/class/net/eth0/mtu'] = '1380\n' } || 'mtu' | Level.WARN | '1380' | 'daemon.json'
        'no name server'                | { texts['/etc/resolv.conf'] = '# nothing' } || 'dns' | Level.WARN | 'names no server' | 'nameserver'
        'proxy unknown to the engine'   | { environment.HTTPS_PROXY = 'http://p:3128' } || 'proxy' | Level.WARN | 'proxy' | 'proxies'
    }
}
