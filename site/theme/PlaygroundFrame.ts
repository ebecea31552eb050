/** The playground as a component: it is filled in the browser alone, when its code has been loaded. */
import { useData } from 'vitepress'
import { defineComponent, h, onBeforeUnmount, onMounted, ref } from 'vue'

export const PlaygroundFrame = defineComponent({
  name: 'PlaygroundFrame',
  setup() {
    const { lang } = useData()
    const element = ref<HTMLElement>()
    let unmount: (() => void) | undefined
    let isGone = false
    onMounted(async () => {
      const { mountPlayground } = await import('../playground/page/playground.ts')
      if (element.value !== undefined && !isGone) {
        unmount = mountPlayground(element.value, lang.value.startsWith('ko') ? 'ko' : 'en')
      }
    })
    onBeforeUnmount(() => {
      isGone = true
      unmount?.()
    })
    return () => h('div', { ref: element, class: 'pg-frame' })
  },
})
