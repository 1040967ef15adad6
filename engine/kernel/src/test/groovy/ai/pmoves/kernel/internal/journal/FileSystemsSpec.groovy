package ai.pmoves.kernel.internal.journal

import ai.pmoves.kernel.ExitCode
import ai.pmoves.kernel.PmovesException
import spock.lang.Specification

import java.nio.file.Path

class FileSystemsSpec extends Specification {
    static final String MOUNTS = '''\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:25 / /mnt/c rw,noatime - 9p drvfs rw,aname=drvfs;path=C:
31 22 0:26 / /mnt/with\\040blank rw - nfs4 nas:/export rw
32 31 0:27 / /mnt/with\\040blank/local rw - xfs /dev/sdb1 rw
33 22 0:28 / /mnt/twice rw - ext4 /dev/sdc1 rw
34 22 0:29 / /mnt/twice rw - fuse.sshfs host: rw
'''

    def "file systems that do not keep what a journal needs are known"() {
        expect:
        FileSystems.unsafe(type).present == unsafe

        where:
        type         | unsafe
        'ext4'       | false
        'xfs'        | false
        'btrfs'      | false
        'zfs'        | false
        'f2fs'       | false
        'overlay'    | false
        'tmpfs'      | false
        '9p'         | true
        'drvfs'      | true
        'nfs'        | true
        'nfs4'       | true
        'cifs'       | true
        'smb3'       | true
        'virtiofs'   | true
        'fuse'       | true
        'fuse.sshfs' | true
        'fuseblk'    | true
        'vboxsf'     | true
    }

    def "a folder is on the deepest mount, and of two on one point on the last"() {
        expect:
        MountTable.parse(MOUNTS).of(Path.of(folder)).get().type() == type

        where:
        folder                  | type
        '/home/me'              | 'ext4'
        '/mnt/c/Users'          | '9p'
        '/mnt/cc'               | 'ext4'
        '/mnt/with blank/x'     | 'nfs4'
        '/mnt/with blank/local' | 'xfs'
        '/mnt/twice/x'          | 'fuse.sshfs'
    }

    def "the message names the mount, the reason and the way out"() {
        when:
        FileSystems.demandSafe(Path.of('/mnt/c/state'), MountTable.parse(MOUNTS))

        then:
        def e = thrown(PmovesException)
        e.exitCode() == ExitCode.PRECONDITION
        e.message.contains('the state folder is on 9p (drvfs at /mnt/c): a Windows drive')
        e.message.contains('PMOVES_STATE_DIR')
    }
}
