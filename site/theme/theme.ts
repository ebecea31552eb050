/** The theme: VitePress's own, without its web fonts, with our colours, the home page's picture and the playground. */
import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import { h } from 'vue'
import { HeroMarbles } from './HeroMarbles.ts'
import { PlaygroundFrame } from './PlaygroundFrame.ts'
import './style.css'
import './playground.css'

export const theme: Theme = {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'home-hero-image': () => h(HeroMarbles) }),
  enhanceApp: ({ app }) => {
    app.component('PlaygroundFrame', PlaygroundFrame)
  },
}
