# sourced by the commands here: builds the module and its tests, and sets CP
here=$(cd "$(dirname "$0")/.." && pwd)
root=$(cd "$here/../.." && pwd)
(cd "$root" && mvn -q -B -ntp -pl engine/compose -am test-compile dependency:build-classpath \
    -Dmdep.outputFile='${project.build.directory}/bench.classpath' -Dmdep.includeScope=test) >&2
CP="$here/target/test-classes:$here/target/classes:$(cat "$here/target/bench.classpath")"
