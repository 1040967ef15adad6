package ai.pmoves.kernel

import java.lang.reflect.Modifier
import spock.lang.Specification

class ForwardingStepContextSpec extends Specification {
    def "everything is handed on: #method.name"() {
        given:
        def called = []
        def inner = java.lang.reflect.Proxy.newProxyInstance(StepContext.classLoader, [StepContext] as Class[], { proxy, one, arguments ->
            called << one.name
            one.returnType == boolean ? false : one.returnType == int ? 0 : null
        }) as StepContext

        when:
        new ForwardingStepContext() {
            @Override
            protected StepContext context() {
                inner
            }
        }.invokeMethod(method.name, method.parameterTypes.collect { null } as Object[])

        then:
        called == [method.name]

        where:
        method << StepContext.methods.findAll { !Modifier.isStatic(it.modifiers) }
    }
}
