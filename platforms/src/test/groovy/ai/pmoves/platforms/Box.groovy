package ai.pmoves.platforms

import java.nio.file.Files
import java.nio.file.Path

/** A folder that stands for a machine's root. */
class Box {
    final Path root

    Box(Path root) {
        this.root = root
        file('proc/meminfo', 'MemTotal:       16384000 kB\nSwapTotal:       2048000 kB\n')
        file('proc/mounts', 'rootfs / ext4 rw 0 0\nC: /mnt/c 9p rw 0 0\n')
        file('proc/sys/kernel/arch', 'x86_64\n')
        file('sys/fs/cgroup/cgroup.controllers', 'cpu memory\n')
    }

    static Box linux(Path root) {
        new Box(root).file('proc/sys/kernel/osrelease', '6.1.0-28-amd64\n')
            .file('etc/os-release', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n')
            .file('run/systemd/system/x', '').file('usr/bin/dockerd', '')
    }

    static Box wsl2(Path root) {
        new Box(root).file('proc/sys/kernel/osrelease', '5.15.167.4-microsoft-standard-WSL2\n')
    }

    static Box jetson(Path root) {
        new Box(root).file('proc/sys/kernel/osrelease', '5.15.148-tegra\n').file('proc/sys/kernel/arch', 'aarch64\n')
            .file('proc/device-tree/model', 'NVIDIA Jetson Orin Nano Engineering Reference Developer Kit Super\0')
            .file('etc/nv_tegra_release', '# R36 (release), REVISION: 4.3, GCID: 38968081, BOARD: generic, EABI: aarch64\n')
            .file('usr/bin/dockerd', '').file('usr/bin/nvidia-container-runtime', '')
    }

    Box file(String path, String text) {
        def file = root.resolve(path)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
        this
    }

    Box link(String path, String target) {
        def file = root.resolve(path)
        Files.createDirectories(file.parent)
        Files.createSymbolicLink(file, Path.of(target))
        this
    }

    Platform detect(Map<String, String> environment = [:]) {
        Platforms.detect(environment, root)
    }
}
