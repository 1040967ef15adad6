package ai.pmoves.repl.console

import spock.lang.Specification

class HintsSpec extends Specification {
    static final CALLS = [
        'docker.start'      : [['service']],
        'docker.remove'     : [['network'], ['service'], ['volume']],
        'docker.containers' : [[], ['stack']],
        'stack.service'     : [['text']],
        'sh'                : [['text', 'any value ...'], ['text', 'any value ...', 'env: map', 'dir: any value']],
        'compose'           : [['text'], ['text', 'files: list']]]

    def hints = new Hints(
            [command('skip', 'REASON'), command('quit', '')],
            { CALLS.getOrDefault(it, []) })

    static Command command(String name, String takes) {
        new Command(name, takes, 'about', Command.Kind.NOTHING, false, { rest -> })
    }

    def "behind '#text' may follow '#hint'"() {
        expect:
        hints.at(text) == hint

        where:
        text                                    || hint
        'docker.start('                         || 'service)'
        'docker.remove('                        || 'network | service | volume)'
        'docker.containers('                    || 'stack)'
        'def x = docker.start('                 || 'service)'
        '[1, 2].each { docker.start('           || 'service)'
        'docker.start(stack.service('           || 'text)'
        "docker.start(stack.service('a')"       || ''
        "compose('a, b', "                      || 'files: list)'
        "compose('a',"                          || ' files: list)'
        "compose('a', files: ["                 || ''
        'sh '                                   || 'text, any value ..., env: map, dir: any value'
        "sh 'docker.start("                     || ''
        'docker.st'                             || ''
        'nothing('                              || ''
        '('                                     || ''
        '1 + ('                                 || ''
        ''                                      || ''
        ':skip'                                 || ' REASON'
        ':skip '                                || 'REASON'
        ':skip b'                               || ''
        ':ski'                                  || ''
        ':quit '                                || ''
    }
}
